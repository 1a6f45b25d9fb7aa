package articles

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// unzstd returns the bytes that r holds packed with zstd.
//
// Go has a decoder but lends it to debug/elf alone, which unpacks the sections
// of programs with it. So r gets the head of a program whose one section is all
// that follows. The public module for zstd would take 87 MB on the first run,
// more than everything else together, as it brings its test data.
func unzstd(r io.Reader) (io.Reader, error) {
	const headers, sections = 64, 2
	section := elf.Section64{
		Type: uint32(elf.SHT_PROGBITS), Flags: uint64(elf.SHF_COMPRESSED),
		Off: headers + sections*64, Size: math.MaxInt64 / 2,
	}
	names := elf.Section64{Type: uint32(elf.SHT_STRTAB), Off: 0, Size: 16} // any bytes do for names
	head := elf.Header64{
		Ident: [elf.EI_NIDENT]byte{0x7f, 'E', 'L', 'F', byte(elf.ELFCLASS64), byte(elf.ELFDATA2LSB), byte(elf.EV_CURRENT)},
		Type:  uint16(elf.ET_REL), Version: uint32(elf.EV_CURRENT), Ehsize: headers,
		Shoff: headers, Shentsize: 64, Shnum: sections, Shstrndx: 1,
	}
	packing := elf.Chdr64{Type: uint32(elf.COMPRESS_ZSTD), Size: math.MaxInt64 / 2}
	var b bytes.Buffer
	for _, part := range []any{head, section, names, packing} {
		if err := binary.Write(&b, binary.LittleEndian, part); err != nil {
			return nil, err
		}
	}
	file, err := elf.NewFile(&program{head: b.Bytes(), rest: r})
	if err != nil {
		return nil, err
	}
	return file.Sections[0].Open(), nil
}

// program is a file of a head and a stream, which can be read in order only.
type program struct {
	head []byte
	rest io.Reader
	next int64 // offset in the stream
}

func (p *program) ReadAt(into []byte, offset int64) (int, error) {
	if offset < int64(len(p.head)) {
		n := copy(into, p.head[offset:])
		if n < len(into) {
			return n, io.ErrUnexpectedEOF
		}
		return n, nil
	}
	if offset-int64(len(p.head)) != p.next {
		return 0, errors.New("zstd: read out of order")
	}
	n, err := p.rest.Read(into) // fewer than asked for at a time: somebody may be sending
	p.next += int64(n)
	return n, err
}
