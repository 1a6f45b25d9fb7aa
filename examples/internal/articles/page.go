package articles

import "errors"

func readPage(content []byte, article *Article) error {
	return errors.New("not yet")
}
