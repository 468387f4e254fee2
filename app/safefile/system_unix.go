//go:build unix

package safefile

import (
	"errors"
	"os"
	"syscall"
)

// markInUse locks the file for as long as it is open. The system lets go of
// the lock when the process dies, however it dies, which no time stamp or
// process number in the name would tell as surely.
func markInUse(part *os.File) error {
	err := flock(part, syscall.LOCK_EX)
	if errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.ENOLCK) {
		return nil // a network share without locks: writing matters more
	}
	return err
}

// removeAbandoned removes the file unless somebody has it locked.
func removeAbandoned(path string) (removed bool, err error) {
	file, err := os.Open(path)
	if err != nil {
		return false, ignoreAbsent(err)
	}
	defer file.Close()
	if err := flock(file, syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return false, nil
		}
		return false, err
	}
	if err := os.Remove(path); err != nil {
		return false, ignoreAbsent(err)
	}
	return true, nil
}

func flock(file *os.File, how int) error {
	for {
		err := syscall.Flock(int(file.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// syncFolder puts the folder's list of names on the disk, without which a new
// name may be gone after a power cut.
func syncFolder(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // the file system cannot, and needs it no more than it can
	}
	return errors.Join(err, folder.Close())
}

// causes are the system's errors a user can do something about.
var causes = []cause{
	{syscall.ENOSPC, diskFull},
	{syscall.EDQUOT, quotaUsed},
	{syscall.EFBIG, tooLarge},
	{syscall.EROFS, readOnly},
	{syscall.ENOTDIR, notAFolder},
	{syscall.EISDIR, isAFolder},
	{syscall.ENAMETOOLONG, nameTooLong},
	{syscall.EIO, diskFaulty},
}
