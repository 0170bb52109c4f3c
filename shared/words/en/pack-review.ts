/** Words of the review from a pack: what the engine says, and the screen. */
export const packReview = {
  itemLabel: 'Item {{item}}: {{title}}',
  notAFile: '“{{name}}” is no file of questions from a review. Nothing was read.',
  notAFileHint: 'Choose the file that “Review a decision pack” wrote.',
  otherEngagement: 'These questions are about another engagement: {{title}}. Nothing was written.',
  otherState: 'These questions are about a pack that was not made from this file. Nothing was written.',
  otherStateHint: 'Open the engagement that the pack was built from, or a newer copy of it.',
  otherReviewer: '{{name}} is reviewing, and these questions are of {{reviewer}}. Nothing was written. Conclude that review first.',
  reviewerUnknown: '{{reviewer}} is not in the engagement. Nothing was written.',
  reviewerUnknownHint: 'Add the reviewer under Team (G T) with exactly this name, then take the questions over.',
  otherQuestion: 'A question of this file belongs to another audit. Nothing was written.',
} as const;
