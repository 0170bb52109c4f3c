/** The detail of one record or form: a scrolling column with title, its deeds at the right, and fields in two columns. */
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import classes from './record-pane.module.css';
import { useFocusReturn } from './use-focus-return.ts';

export interface RecordPaneProps {
  readonly title: ReactNode;
  readonly meta?: ReactNode;
  readonly deeds?: ReactNode;
  readonly level?: 1 | 2;
  readonly children: ReactNode;
}

export function RecordPane({ title, meta, deeds, level = 1, children }: RecordPaneProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={classes.scroll}>
      <div className={classes.column}>
        <header className={classes.head}>
          <div className={classes.titles}>
            <Heading className={classes.title}>{title}</Heading>
            {meta === undefined ? null : <p className={classes.meta}>{meta}</p>}
          </div>
          {deeds === undefined ? null : <span className={classes.deeds}>{deeds}</span>}
        </header>
        {children}
      </div>
    </div>
  );
}

export interface RecordFormProps {
  readonly label: string;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A form: Ctrl Enter does its deed, Esc leaves it, and the focus goes back to where it came from. */
export function RecordForm({ label, onSubmit, onCancel, children }: RecordFormProps) {
  useFocusReturn();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'Escape' && !event.defaultPrevented && onCancel !== undefined) {
      event.preventDefault();
      onCancel();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={classes.form} aria-label={label} onSubmit={submit} onKeyDown={onKeyDown}>
      {children}
    </form>
  );
}

/** Fields in two columns; `wide` ones take both. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}

/** The class of a field that takes both columns. */
export const wideField: string | undefined = classes.wide;

export interface RecordSectionProps {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function RecordSection({ title, tools, children }: RecordSectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h2>{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}

/** The deeds under a form. */
export function Deeds({ children }: { readonly children: ReactNode }) {
  return <div className={classes.under}>{children}</div>;
}
