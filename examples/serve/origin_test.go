package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestKnows(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "localhost:8080": true, "LOCALHOST.:8080": true, "a.localhost": true, "127.0.0.1:8080": true, "[::1]:8080": true,
		"::1": true, "192.168.1.5": true, "news.example.org": true, "News.Example.Org:443": true,
		"example.org": false, "evil.test:8080": false, "": false, "localhost.evil.test": false, "127.0.0.1.evil.test": false,
	} {
		assert.Equal(t, want, knows([]string{"news.example.org"}, host), host)
	}
}

// TestOtherSites sends what other pages in a browser could.
func TestOtherSites(t *testing.T) {
	s := serve(t, generous, fixed)
	tests := []struct {
		name, method, host string
		header             map[string]string
		status             int
	}{
		{"a program", "POST", "", nil, 200},
		{"our own page", "POST", "", map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": s.URL}, 200},
		{"another page", "POST", "", map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.test"}, 403},
		{"another port's page", "POST", "", map[string]string{"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:1"}, 403},
		{"another page in an old browser", "POST", "", map[string]string{"Origin": "https://evil.test"}, 403},
		{"a page without an origin", "POST", "", map[string]string{"Origin": "null"}, 403},
		{"a name that was made to lead here", "POST", "evil.test", map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.test"}, 421},
		{"the same with GET", "GET", "evil.test", nil, 421},
		{"a link from elsewhere", "GET", "", map[string]string{"Sec-Fetch-Site": "cross-site"}, 200},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := "/v1/extract"
			if test.method == "GET" {
				path = "/"
			}
			r, err := http.NewRequest(test.method, s.URL+path, strings.NewReader(text))
			require.NoError(t, err)
			r.Host = test.host
			for name, value := range test.header {
				r.Header.Set(name, value)
			}
			got := do(t, r)
			assert.Equal(t, test.status, got.status, got.body)
			if test.status >= 400 {
				assert.Contains(t, got.body, `{"error":`)
			}
		})
	}
}

func TestCharset(t *testing.T) {
	s := serve(t, generous, fixed)
	for mediaType, body := range map[string]string{
		"text/plain; charset=iso-8859-2":       "\xc8apek",
		"application/json; charset=iso-8859-2": "{\"text\":\"\xc8apek\"}",
		"text/html; charset=iso-8859-2":        "<html><body><p>\xc8apek</p></body></html>",
	} {
		got := post(t, s.URL+"/v1/extract?text=true", mediaType, body)
		assert.Equal(t, http.StatusOK, got.status)
		assert.Contains(t, got.body, `"text":"Čapek"`, mediaType)
		assert.Contains(t, got.body, "converted from iso-8859-2", mediaType)
	}
}

func TestCellsThatAreFormulas(t *testing.T) {
	body := `{"id":"=1+1","text":"“We begin in May,” said Karin Moll."}`
	for raw, want := range map[bool]string{false: "'=1+1", true: "\n=1+1"} {
		l := generous
		l.rawCSV = raw
		s := serve(t, l, newFinder())
		assert.Contains(t, post(t, s.URL+"/v1/extract?to=csv", "application/json", body).body, want)
	}
}
