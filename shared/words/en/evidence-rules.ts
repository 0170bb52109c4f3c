/** What the program says when evidence cannot be taken, shown, copied or deleted. */
export const evidenceRules = {
  empty:
    'The file ‘{{name}}’ is empty, so there is nothing to keep. Nothing was written. If it lies in a synced folder, let it arrive first.',
  notAFile: '‘{{name}}’ is not a file that can be read. Nothing was written. Choose a single file.',
  changedWhileRead:
    'The file ‘{{name}}’ changed while it was being read. Nothing was written. Close the program that writes to it, then add it again.',
  tooLarge:
    'The file ‘{{name}}’ is larger than {{limit}}. Nothing was written. Record it as seen and not kept, or add the part that matters.',
  pictureTooManyBytes: 'The picture is larger than 20 MiB and is not shown. Save a copy to look at it.',
  pictureTooManyPixels: 'The picture has more than 40 million pixels and is not shown. Save a copy to look at it.',
  notAPicture: 'This is no PNG, JPEG, GIF or WebP picture.',
  brokenPicture:
    'This says that it is a picture, but what it holds contradicts itself or was cut off. Save a copy to look at it elsewhere.',
  numberTaken: 'There is evidence {{number}} already. Nothing was written. Leave the number out to get the next one.',
  periodBackwards: 'The period ends before it begins.',
  notKept: '{{number}} was seen and not kept: the file holds no content of it.',
  purged: 'The content of {{number}} was deleted on purpose. Hash, reason and who did it are in the ledger.',
  engagementItself: 'That is the engagement file itself: it cannot hold itself as evidence. Nothing was written.',
  contentDamaged:
    'The stored content of {{number}} does not match its hash any more. Nothing was written. Verify the file, and look for the content in a backup.',
  purgeRole:
    'Only the lead auditor, the administrator of the body or the consultant deletes content for good. Nothing was deleted. Ask one of them.',
  linkIsObjectiveEvidence:
    'This is cited as objective evidence in the statement of {{number}}. Nothing was changed. Edit the finding while it is a draft (ISO/IEC 17021-1 9.4.5.3).',
  linkIsDocument: '‘{{title}}’ of the document review was read from this. Nothing was changed. Change the document in Stage 1.',
  linkIsImplementation:
    'This evidence was submitted for the corrective action of {{number}} and stays on record (ISO/IEC 17021-1 9.4.10). Nothing was changed.',
  linkIsLocked:
    '{{number}} was issued; what supports it is locked (ISO/IEC 17021-1 9.4.5.3). Nothing was changed. Withdraw it with a reason first.',
  notAFolder: '‘{{name}}’ is not a folder. Nothing was written. Choose the folder that holds the documents.',
  folderEmpty: 'The folder ‘{{name}}’ holds no file. Nothing was written.',
  folderTooMany: 'The folder holds more than {{count}} files. Nothing was written. Choose the folder of the documents alone.',
  folderTooDeep: 'Lies more than {{count}} folders deep and was not read. Choose that folder by itself.',
  folderLink: 'A link to another place is not followed. Add the file itself.',
  folderStopped: 'Stopped before this file.',
  folderDuplicate: 'The same content is {{number}} already: {{title}}',
  supersedesItself: 'A piece of evidence cannot come before itself: {{number}} is a newer version already. Nothing was changed.',
  supersededAlready: '{{newer}} is the newer version of {{number}} already. Nothing was changed. Take that back first.',
  reading: 'Reading {{name}}',
  storing: 'Storing {{name}}',
  copying: 'Writing the copy',
} as const;
