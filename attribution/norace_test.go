//go:build !race

package attribution_test

const raceDetector = false
