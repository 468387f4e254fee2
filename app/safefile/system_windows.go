package safefile

import (
	"errors"
	"os"
	"syscall"
)

// errorSharingViolation is ERROR_SHARING_VIOLATION of the Windows system error
// codes: another program has the file open.
const errorSharingViolation = syscall.Errno(32)

// markInUse has nothing to do: Windows removes no file that is open.
func markInUse(*os.File) error { return nil }

// removeAbandoned removes the file unless somebody has it open.
func removeAbandoned(path string) (removed bool, err error) {
	err = os.Remove(path)
	if errors.Is(err, errorSharingViolation) {
		return false, nil
	}
	return err == nil, ignoreAbsent(err)
}

// syncFolder has nothing to do: NTFS keeps its list of names in a journal, and
// a folder cannot be synced.
func syncFolder(string) error { return nil }

// causes are the system's errors a user can do something about, by their
// numbers in the Windows system error codes.
var causes = []cause{
	{syscall.Errno(112), diskFull},    // ERROR_DISK_FULL
	{syscall.Errno(39), diskFull},     // ERROR_HANDLE_DISK_FULL
	{syscall.Errno(1295), quotaUsed},  // ERROR_DISK_QUOTA_EXCEEDED
	{syscall.Errno(223), tooLarge},    // ERROR_FILE_TOO_LARGE
	{syscall.Errno(19), readOnly},     // ERROR_WRITE_PROTECT
	{syscall.Errno(267), notAFolder},  // ERROR_DIRECTORY
	{syscall.Errno(206), nameTooLong}, // ERROR_FILENAME_EXCED_RANGE
	{errorSharingViolation, inUse},
	{syscall.Errno(1117), diskFaulty}, // ERROR_IO_DEVICE
}
