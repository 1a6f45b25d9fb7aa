module github.com/whosaid/whosaid/examples/bench

go 1.26.0

require (
	github.com/jdkato/prose/v2 v2.0.0
	github.com/stretchr/testify v1.11.1
	github.com/whosaid/whosaid v0.1.0
	github.com/whosaid/whosaid/examples v0.1.0
)

require (
	github.com/davecgh/go-spew v1.1.1 // indirect
	github.com/deckarep/golang-set v1.7.1 // indirect
	github.com/dlclark/regexp2/v2 v2.13.0 // indirect
	github.com/mingrammer/commonregex v1.0.1 // indirect
	github.com/pmezard/go-difflib v1.0.0 // indirect
	gonum.org/v1/gonum v0.7.0 // indirect
	gopkg.in/neurosnap/sentences.v1 v1.0.6 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
)

replace (
	github.com/whosaid/whosaid => ../../
	github.com/whosaid/whosaid/examples => ../
)
