/** A file that cannot be worked on, in the frame of the start screen. */
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import { FileProblemScreen } from '../features/file-problem/file-problem-screen.tsx';
import { FileProblemSide } from '../features/file-problem/file-problem-side.tsx';
import { PlainFrame } from './plain-frame.tsx';

export function ProblemPlace({ problem }: { readonly problem: ErrorEnvelope }) {
  return (
    <PlainFrame side={<FileProblemSide />}>
      <FileProblemScreen problem={problem} />
    </PlainFrame>
  );
}
