/** A place that takes dropped files. */
import { type DragEvent, type ReactNode, useCallback, useState } from 'react';
import classes from './drop-place.module.css';

export interface DropPlaceProps {
  readonly label: string;
  readonly onDrop: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Takes dropped files and says so while they hover. */
export function DropPlace({ label, onDrop, children }: DropPlaceProps) {
  const [over, setOver] = useState(0);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const enter = useCallback((by: 1 | -1) => setOver((depth) => Math.max(0, depth + by)), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same can be done with the E key.
    <div
      className={classes.place}
      data-drop-evidence
      onDragEnter={(event) => holdsFiles(event) && enter(1)}
      onDragLeave={(event) => holdsFiles(event) && enter(-1)}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(0);
        onDrop([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over > 0 ? <div className={classes.drop}>{label}</div> : null}
    </div>
  );
}
