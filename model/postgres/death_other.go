//go:build !linux

package postgres

import "syscall"

func dieWithProgram(*syscall.SysProcAttr) {}
