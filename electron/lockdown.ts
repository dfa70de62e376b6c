import { app, type Session, type WebContents } from 'electron';
import { isOurPage, SCHEME } from './origin.ts';

/** Switches that keep the engine quiet; set before `ready`. */
export function silenceEngine(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch(
    'disable-features',
    'MediaRouter,OptimizationHints,SpareRendererForSitePerProcess,WebRtcHideLocalIpsWithMdns',
  );
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  // A proxy that cannot be reached: even a request nobody foresaw goes nowhere.
  app.commandLine.appendSwitch('proxy-server', '127.0.0.1:9');
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
}

/** Every network request refused, every permission denied, no downloads, no spell-check dictionaries. */
export function lockSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isOurPage(details.url) || details.url.startsWith('devtools:') || details.url.startsWith('data:');
    answer({ cancel: !isOwn });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', event => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** The window stays on our page: no navigation, no new windows, no embedded views. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!isOurPage(url)) event.preventDefault();
  });
  contents.on('will-redirect', event => event.preventDefault());
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

export { SCHEME };
