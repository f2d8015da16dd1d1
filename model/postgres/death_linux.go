package postgres

import "syscall"

// dieWithProgram makes the system end the server, cleanly, when this program
// is killed. Linux alone knows how; elsewhere a server left behind is named by
// the next start.
func dieWithProgram(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }
