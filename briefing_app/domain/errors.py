# SPDX-License-Identifier: Apache-2.0
"""What can be wrong, named by what is wrong.

Each error holds a whole message for a person: the thing, what is wrong with it, what to do. The edges (command line
and window) print it as it is; the command line turns the class into its exit code.
"""


class CaseError(Exception):
    """Anything a person can be told about; everything else is a defect of the program."""


class BadInput(CaseError):
    """A file or value that was handed in cannot be used as it is."""


class CannotOpen(CaseError):
    """The case file cannot be opened (as asked)."""


class NotACaseFile(CannotOpen):
    """The path leads to something that is not a case file."""


class CaseFileTooNew(CannotOpen):
    """A later version of the program wrote this file."""


class CaseFileLocked(CannotOpen):
    """Somebody has the case open for writing; reading is possible."""


class CaseFileDamaged(CannotOpen):
    """The file is a case file, but parts of it cannot be read or do not add up."""


class CaseFileReadOnly(CannotOpen):
    """The case was opened for reading, or its file or folder does not let us write."""


class NotFound(CaseError):
    """No record, source, transaction ... with this id."""


class Refused(CaseError):
    """A rule of the product forbids it; the message says which."""


class StorageFault(CaseError):
    """The machine did not let us write: disk full, input/output error, device gone. Nothing half-done stays."""
