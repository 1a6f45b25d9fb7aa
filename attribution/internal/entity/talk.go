package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// firstPerson resolves I and we: the speaker of the quotation around, else the
// one person whom an interview is with.
func (r *resolver) firstPerson(st, i int32, sp *speaker) {
	if w := r.within[i]; w != 0 && w != st+1 {
		if around := &r.speakers[w-1]; around.done && around.n > 0 {
			form, m := sp.form, sp.mention
			*sp = *around
			sp.form, sp.mention = form, m
			return
		}
		sp.done = false // later, when the speaker around is known
		return
	}
	if r.quoted(i) {
		return
	}
	if e := r.signed(i); e >= 0 {
		r.assign(sp, e, Pronoun, 60)
		return
	}
	if e := r.addressed(i); e >= 0 {
		r.assign(sp, e, Pronoun, 60)
		return
	}
	if e := r.interviewed(); e >= 0 {
		r.assign(sp, e, Pronoun, 50)
	}
}

// signed finds the name under a letter: a short paragraph of its own behind it,
// "Ann Bell; Lipa".
func (r *resolver) signed(i int32) int32 {
	p := r.paragraph(i)
	for k := p + 1; k <= p+10 && int(k) < len(r.Doc.Paragraphs); k++ {
		q := r.Doc.Paragraphs[k]
		if q.Len() > 8 {
			continue
		}
		for j := q.Start; j < q.Start+2 && j < q.End; j++ {
			s := r.SpanAt[j]
			if s == 0 {
				continue
			}
			x := &r.Spans[s-1]
			if x.Start == j && x.End-x.Start > 1 && r.Entities[x.Entity].Type == Person && (x.End == q.End || r.Flags(x.End)&text.Punct != 0) {
				return x.Entity
			}
			break
		}
	}
	return -1
}

// secondPerson resolves you outside quotations: to whom the paragraph called
// by name, or to the person interviewed.
func (r *resolver) secondPerson(st, i int32, sp *speaker) {
	if r.quoted(i) || r.within[i] != 0 && r.within[i] != st+1 {
		return
	}
	from := r.Doc.Paragraphs[r.paragraph(i)].Start
	for k := i - 1; k >= from && i-k < 400; k-- {
		if s := r.SpanAt[k]; s != 0 {
			if r.calledUp(s - 1) {
				r.assign(sp, r.Spans[s-1].Entity, Pronoun, 50)
				return
			}
			k = r.Spans[s-1].Start
		}
	}
	if e := r.interviewed(); e >= 0 {
		r.assign(sp, e, Pronoun, 40)
	}
}

// calledUp reports whether a titled name stands alone between marks, as when
// its bearer is addressed.
func (r *resolver) calledUp(s int32) bool {
	x := &r.Spans[s]
	if x.Outer == x.Start || x.Kind != name.KindPerson || r.Entities[x.Entity].Type != Person {
		return false
	}
	first := x.Outer == 0 || r.Flags(x.Outer)&text.LineStart != 0 || r.Flags(x.Outer-1)&text.Punct != 0
	return first && int(x.End) < len(r.Words) && r.Flags(x.End)&text.Punct != 0 && !r.Possessive(x.End)
}

// addressed finds, in talk without quotation marks, the person whom a turn
// before called up: "Miss Bell?" makes Bell speak next. The turns alternate.
func (r *resolver) addressed(i int32) int32 {
	p := r.paragraph(i)
	for back := int32(1); back <= 15 && p-back >= 0; back += 2 {
		q := r.Doc.Paragraphs[p-back]
		for _, k := range [...]int32{r.firstName(q), r.lastName(q)} {
			if k >= 0 && r.calledUp(k) {
				return r.Spans[k].Entity
			}
		}
	}
	return -1
}

// firstName is the span that begins a paragraph, behind its titles, or -1.
func (r *resolver) firstName(q text.Range) int32 {
	for k := q.Start; k < min(q.End, q.Start+5); k++ {
		if s := r.SpanAt[k]; s != 0 {
			if r.Spans[s-1].Outer == q.Start {
				return s - 1
			}
			break
		}
	}
	return -1
}

// lastName is the span that ends a paragraph, or -1.
func (r *resolver) lastName(q text.Range) int32 {
	k := q.End - 1
	for k > q.Start && r.Flags(k)&text.Punct != 0 {
		k--
	}
	return r.SpanAt[k] - 1
}

// interview reports whether the text looks like an interview: it says so at
// its head, or paragraphs end in questions.
func (r *resolver) interview() bool {
	for i := range min(len(r.Norms), 120) {
		switch r.Norms[i] {
		case normInterview, normInterviews, normInterviewed:
			return true
		}
	}
	questions := 0
	for _, p := range r.Doc.Paragraphs {
		if p.Len() > 3 && r.ByteAt(p.End-1) == '?' && !r.quoted(p.End-1) {
			questions++
		}
	}
	return questions >= 3
}

var (
	normInterview   = text.NormOf("interview")
	normInterviews  = text.NormOf("interviews")
	normInterviewed = text.NormOf("interviewed")
)

// interviewed returns the one person whom the text is about, where it talks in
// the first person, or -1.
func (r *resolver) interviewed() int32 {
	if r.chief == 0 {
		r.chief = -1
		if !r.interview() {
			return -1
		}
		var first, second int32
		for i := range r.Entities {
			e := &r.Entities[i]
			if e.Type != Person || e.Full < 0 {
				continue
			}
			n := e.Mentions*2 + 1
			if r.track[i].first < 40 {
				n += 3
			}
			if f := &r.Spans[e.Full]; f.End-f.Start > 1 {
				n += 2
			}
			if n > first {
				first, second, r.chief = n, first, int32(i)+1
			} else if n > second {
				second = n
			}
		}
		if first < second+2 {
			r.chief = -1
		}
	}
	return max(r.chief-1, -1)
}
