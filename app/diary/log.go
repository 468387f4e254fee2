package diary

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"gopkg.in/natefinch/lumberjack.v2"
)

const (
	logName    = "storehand.log"
	logSizeMiB = 5  // a log is still sent by e-mail at this size
	oldLogs    = 5  // rotated files kept beside the present one
	logDays    = 90 // and not longer than this
)

// OpenLog gives a logger that writes lines of key=value pairs to storehand.log
// in the folder, which is made when absent. At 5 MiB the file is rotated; five
// old ones are kept for 90 days at most. Level is the least that is written.
//
// One process at a time may log into a folder; for a workspace its lock sees
// to that. The closer ends the writing; what is logged later is lost.
func OpenLog(dir string, level slog.Leveler) (*slog.Logger, io.Closer, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, fmt.Errorf("opening the log: %w", err)
	}
	path := filepath.Join(dir, logName)
	// The rotating writer opens its file with the first line only. A folder
	// that cannot be written should be known now, while somebody can be told.
	probe, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the log: %w", err)
	}
	if err := probe.Close(); err != nil {
		return nil, nil, fmt.Errorf("opening the log: %w", err)
	}
	file := &lumberjack.Logger{Filename: path, MaxSize: logSizeMiB, MaxBackups: oldLogs, MaxAge: logDays}
	return NewLogger(file, level), file, nil
}

// NewLogger gives a logger that writes redacted lines of key=value pairs to w.
func NewLogger(w io.Writer, level slog.Leveler) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level, ReplaceAttr: redactAttr}))
}
