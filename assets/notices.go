package assets

import _ "embed"

//go:generate go test -run TestNotices -update .

// notices are the licences of the libraries linked into the program.
//
//go:embed notices.txt
var notices string
