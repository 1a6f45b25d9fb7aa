package outlet

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model is the trained linker of sources. It is read-only and safe for
// concurrent use.
type Model struct {
	ranker *linear.Ranker
	least  int32 // share of right outlets, in thousandths, under which no source is given
}

// trailer is what stands behind the ranker: the threshold in two bytes, and
// their CRC-32C in four, all of it little-endian.
const trailer = 6

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Decode reads a model.
func Decode(data string) (*Model, error) {
	r, rest, err := linear.DecodeRanker(data)
	if err != nil {
		return nil, fmt.Errorf("outlet: %w", err)
	}
	if len(rest) != trailer {
		return nil, fmt.Errorf("outlet: %d bytes after the ranker, want %d", len(rest), trailer)
	}
	b := []byte(rest)
	least := binary.LittleEndian.Uint16(b)
	if crc32.Checksum(b[:2], castagnoli) != binary.LittleEndian.Uint32(b[2:]) || least > 1000 {
		return nil, errors.New("outlet: the threshold is damaged")
	}
	return &Model{ranker: r, least: int32(least)}, nil
}

// Encode is the inverse of Decode for a ranker that linear encoded. least is
// the threshold in thousandths.
func Encode(ranker []byte, least uint16) []byte {
	out := binary.LittleEndian.AppendUint16(ranker, least)
	return binary.LittleEndian.AppendUint32(out, crc32.Checksum(out[len(ranker):], castagnoli))
}

// WithLeast returns the model with another threshold, in thousandths.
func (m *Model) WithLeast(mille int32) *Model {
	out := *m
	out.least = mille
	return &out
}
