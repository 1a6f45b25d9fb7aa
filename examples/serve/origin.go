package main

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// protect refuses what other pages in somebody's browser send to this server.
// With the name in Host it sees those that made their own name lead here, as an
// address or localhost cannot be made to; with Origin and Sec-Fetch-Site all
// that post from elsewhere.
func protect(hosts []string, next http.Handler) http.Handler {
	crossOrigin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !knows(hosts, r.Host) {
			writeError(w, http.StatusMisdirectedRequest, "this server has no name "+r.Host+"; start it with -host to give it one")
			return
		}
		if err := crossOrigin.Check(r); err != nil {
			writeError(w, http.StatusForbidden, "another site's page sent this: "+err.Error())
			return
		}
		next.ServeHTTP(w, r)
	})
}

// knows reports whether a request's Host is an address, localhost, or one of the
// names.
func knows(hosts []string, host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return true
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.Contains(hosts, host)
}

// explain answers in JSON what the mux would answer in plain text: that there is
// no such page, or no such method for it.
func explain(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		probe := probe{header: http.Header{}}
		handler.ServeHTTP(&probe, r)
		if allow := probe.header.Get("Allow"); allow != "" {
			w.Header().Set("Allow", allow)
		}
		writeError(w, probe.status, r.Method+" "+r.URL.Path+": "+strings.ToLower(http.StatusText(probe.status)))
	})
}

// probe takes the status of an answer and nothing else.
type probe struct {
	header http.Header
	status int
}

func (p *probe) Header() http.Header         { return p.header }
func (p *probe) WriteHeader(status int)      { p.status = status }
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }
