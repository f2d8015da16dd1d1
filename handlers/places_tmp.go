package handlers

import "github.com/gin-gonic/gin"

// placeholder until coordination.go has the real one: delete this file then.
func (a *App) places(c *gin.Context) error { return a.redirect(c, "/mes-sessions", "") }
