//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"
)

// The variables that put a child under limits.
const (
	fileLimit = "STOREHAND_TEST_FILE_LIMIT" // bytes a file may have
	otherUser = "STOREHAND_TEST_USER"       // number of the user it runs as
)

func init() {
	preparations = append(preparations, limitFiles, becomeOther)
}

// limitFiles has the system refuse what goes beyond a size, as a full disk
// does.
func limitFiles() {
	if limit := numberIn(fileLimit); limit > 0 {
		must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(limit), Max: uint64(limit)}))
	}
}

// becomeOther gives up the rights of root, to whom permissions do not apply.
func becomeOther() {
	if user := numberIn(otherUser); user > 0 {
		must(syscall.Setgid(user))
		must(syscall.Setuid(user))
	}
}

func numberIn(variable string) int {
	text := os.Getenv(variable)
	if text == "" {
		return 0
	}
	number, err := strconv.Atoi(text)
	must(err)
	return number
}

// withLimit lets no file of the child become larger than that many bytes.
func withLimit(command *exec.Cmd, bytes int) *exec.Cmd {
	command.Env = append(command.Env, fmt.Sprintf("%s=%d", fileLimit, bytes))
	return command
}

// ordinary runs the child as a user to whom permissions apply.
func ordinary(t testing.TB, command *exec.Cmd) *exec.Cmd {
	t.Helper()
	const nobody = 65534
	if os.Getuid() == 0 {
		command.Env = append(command.Env, fmt.Sprintf("%s=%d", otherUser, nobody), "HOME="+t.TempDir())
	}
	return command
}
