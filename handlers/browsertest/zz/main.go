package main
import ("context";"fmt";"time";"net/http";"net/http/httptest"
"github.com/chromedp/chromedp"
"github.com/chromedp/cdproto/page"
"github.com/chromedp/cdproto/log"
"github.com/chromedp/cdproto/network"
"github.com/chromedp/cdproto/accessibility"
"github.com/chromedp/cdproto/cdp"
"github.com/chromedp/cdproto/runtime"
)
func main(){
 mux:=http.NewServeMux()
 mux.HandleFunc("/",func(w http.ResponseWriter,r *http.Request){
  fmt.Println("   req",r.Method,r.URL,r.Header.Get("Accept-Language"))
  w.Header().Set("Content-Security-Policy","default-src 'self'")
  if r.URL.Path=="/204"{w.WriteHeader(204);return}
  if r.URL.Path=="/dl"{w.Header().Set("Content-Disposition","attachment; filename=a.csv");fmt.Fprint(w,"x");return}
  if r.URL.Path=="/slow"{time.Sleep(300*time.Millisecond)}
  if r.URL.Path=="/favicon.ico"||r.URL.Path=="/404"{w.WriteHeader(404)}
  w.Header().Set("Content-Type","text/html; charset=utf-8")
  fmt.Fprint(w,`<!doctype html><html lang=fr><title>t</title><body><h1>Bonjour</h1><a id=a href="/slow">lien <span class=x>ici</span></a> <a id=d href=/dl>dl</a> <a id=n href=/204>n</a><a id=h href=#z>hash</a><form action=/post method=post><label for=i>Nom</label><input id=i name=i><button id=b>Envoyer</button></form><p onclick="x()" style="color:red">z</p><select><option>o1<option>o2</select>`)
  for i:=0;i<200;i++{fmt.Fprintf(w,"<div><span>x</span><a href=/l%d>lien %d</a></div>",i,i)}
 })
 s:=httptest.NewServer(mux); defer s.Close()
 t0:=time.Now()
 opts:=append(chromedp.DefaultExecAllocatorOptions[:],chromedp.Flag("disable-gpu",true),chromedp.Flag("disable-quic",true),chromedp.Flag("disable-component-update",true),chromedp.Flag("enable-blink-features","ComputedAccessibilityInfo"),chromedp.Flag("lang","fr-FR"),chromedp.Flag("accept-lang","fr-FR,fr"))
 actx,c:=chromedp.NewExecAllocator(context.Background(),opts...); defer c()
 root,c2:=chromedp.NewContext(actx); defer c2()
 fmt.Println(chromedp.Do(root)); fmt.Println("start",time.Since(t0))
 t0=time.Now()
 ctx,c3:=chromedp.NewContext(root,chromedp.WithNewBrowserContext()); 
 defer c3()
 fmt.Println(chromedp.Do(ctx)); fmt.Println("tab",time.Since(t0))
 chromedp.Listen(ctx,func(ev any){ switch e:=ev.(type){
  case *page.EventFrameStartedNavigating: fmt.Println("  startedNavigating",e.URL,e.NavigationType)
  case *page.EventFrameRequestedNavigation: fmt.Println("  requested",e.URL,e.Reason)
  case *page.EventFrameStartedLoading: fmt.Println("  startedLoading")
  case *page.EventFrameStoppedLoading: fmt.Println("  stoppedLoading")
  case *page.EventNavigatedWithinDocument: fmt.Println("  within",e.URL)
  case *page.EventFrameNavigated: fmt.Println("  frameNavigated",e.Frame.URL)
  case *page.EventLoadEventFired: fmt.Println("  load")
  case *log.EventEntryAdded: fmt.Printf("  LOG %s %s %q %q\n",e.Entry.Source,e.Entry.Level,e.Entry.Text,e.Entry.URL)
  case *runtime.EventConsoleAPICalled: fmt.Println("  console",e.Type)
  case *network.EventResponseReceived: fmt.Println("  resp",e.Type,e.Response.Status,e.Response.URL,e.RequestID,e.LoaderID)
 }})
 t0=time.Now(); fmt.Println(chromedp.Do(ctx,chromedp.Navigate(s.URL))); fmt.Println("nav",time.Since(t0))
 ev:=func(js string){t0:=time.Now(); r,err:=chromedp.Run(ctx,chromedp.Evaluate[[]byte](js)); fmt.Println("eval",string(r),err,time.Since(t0))}
 ev(`[...document.querySelectorAll('a')].slice(0,3).map(e=>[e.computedName,e.computedRole])`)
 ev(`[...document.querySelectorAll('a')].map(e=>e.computedName).length`)
 ev(`[...document.querySelectorAll('a')].map(e=>e.computedName).length`)
 ev(`document.querySelector('input').computedName`)
 ev(`document.querySelector('select').innerText+'|'+document.body.innerText.slice(0,150)`)
 ax:=func(){t0:=time.Now(); r,err:=chromedp.Call(ctx,accessibility.GetFullAXTree,accessibility.GetFullAXTreeParams{}); fmt.Println("ax",len(r.Nodes),err,time.Since(t0)); if false {for _,n:=range r.Nodes[:20]{ if n.Name!=nil{fmt.Println(string(n.Role.Value),string(n.Name.Value),n.BackendDOMNodeID)}}}}
 ax();ax();ax()
 t0=time.Now();chromedp.Call(ctx,accessibility.Enable,cdp.Empty{});fmt.Println("enable",time.Since(t0))
 ax();ax();ax()
 ev("[...document.querySelectorAll('a')].map(e=>e.computedName).length")
 ev("[...document.querySelectorAll('a')].map(e=>e.computedName).length")
}
