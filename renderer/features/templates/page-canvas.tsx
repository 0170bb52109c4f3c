/** One page of a PDF, as wide as its pane, sharp on every screen. */
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import type { PDFDocumentProxy } from './pdf-reader.ts';
import classes from './templates-screen.module.css';

export function PageCanvas({ pdf, page }: { readonly pdf: PDFDocumentProxy; readonly page: number }) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const target = canvas.current;
    if (target === null || width === 0) return;
    let stopped = false;
    let stop: (() => void) | null = null;
    void pdf
      .getPage(page)
      .then(async (found) => {
        if (stopped) return;
        const plain = found.getViewport({ scale: 1 });
        const viewport = found.getViewport({ scale: (width / plain.width) * window.devicePixelRatio });
        // Drawn aside first, so that the page that is shown never flashes white.
        const aside = document.createElement('canvas');
        aside.width = Math.floor(viewport.width);
        aside.height = Math.floor(viewport.height);
        const task = found.render({ canvas: aside, viewport });
        stop = () => task.cancel();
        await task.promise;
        if (stopped) return;
        target.width = aside.width;
        target.height = aside.height;
        target.style.aspectRatio = `${plain.width} / ${plain.height}`;
        target.getContext('2d')?.drawImage(aside, 0, 0);
        target.dataset.page = String(page);
      })
      .catch((error: unknown) => {
        // A page that is left while it is drawn, or whose document was replaced, is no failure.
        if (!stopped) throw error;
      });
    return () => {
      stopped = true;
      stop?.();
    };
  }, [pdf, page, width]);
  return (
    <div ref={box} className={classes.sheet}>
      <canvas ref={canvas} role="img" aria-label={t('lookScreen.pages.canvas', { page })} />
    </div>
  );
}
