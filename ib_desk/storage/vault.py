"""An open vault: its key slots, its backups and its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from uuid import UUID

from sqlalchemy import Engine

from ib_desk.application.backups import BackupFile
from ib_desk.application.progress import Progress
from ib_desk.application.route import Route
from ib_desk.application.vault_errors import DiskFull, VaultDamaged, VaultError
from ib_desk.application.ways_in import KeyNews
from ib_desk.domain.secrets.backup_plan import VaultMoment
from ib_desk.storage.anchor import Anchor, anchor_of, write_anchor
from ib_desk.storage.aside import is_aside
from ib_desk.storage.backup import headers_in_backups, newest_whole_backup
from ib_desk.storage.claim import Claim
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header, SealedHeader
from ib_desk.storage.inspection import check_connection
from ib_desk.storage.keys import DataKey
from ib_desk.storage.rotation import Rotation
from ib_desk.storage.surroundings import Surroundings
from ib_desk.storage.tidemark import End, Tidemark, write_tidemark
from ib_desk.storage.vault_backups import VaultBackups
from ib_desk.storage.vault_folder import VaultFolder
from ib_desk.storage.ways_in import VaultWaysIn


class OpenedVault:
    """`application.vault.OpenVault` on disk; `engine` is for the tables and for nobody else."""

    def __init__(  # noqa: PLR0913 -- the parts of an open vault, put together in two places
        self,
        *,
        folder: VaultFolder,
        claim: Claim,
        database: EncryptedDatabase,
        key: DataKey,
        header: Header,
        opened_by: Route,
        surroundings: Surroundings,
    ) -> None:
        """Take over `claim`, `database` and `key`: `close` lets go of them."""
        self._folder = folder
        self._claim = claim
        self._database = database
        self._opened_by = opened_by
        self._ways_in = VaultWaysIn(
            folder=folder,
            key=key,
            header=header,
            opened_by=opened_by,
            surroundings=surroundings,
            kept=self._remember,
        )
        self._surroundings = surroundings
        self._backups = VaultBackups(
            folder=folder,
            database=database,
            ways_in=self._ways_in,
            now=surroundings.now,
            dated=lambda: damaged(folder, self.vault_id),
        )
        self._marked: tuple[VaultMoment, int, End] | None = None
        self._rotation: Rotation | None = None
        self.news: KeyNews | None = None
        """What the opening found out about the header."""

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine over the one connection."""
        return self._database.engine

    @property
    def vault_id(self) -> UUID:
        """The same for as long as the vault lives."""
        return self._ways_in.header.vault_id

    @property
    def label(self) -> str:
        """What the user calls her vault."""
        return self._ways_in.header.label

    @property
    def opened_by(self) -> Route:
        """The way in that was taken."""
        return self._opened_by

    @property
    def ways_in(self) -> VaultWaysIn:
        """Header and data key, and every change of them."""
        return self._ways_in

    @property
    def backups(self) -> VaultBackups:
        """Its copies, and how to make one."""
        return self._backups

    def check(self, progress: Progress) -> None:
        """Every page, every index, every reference."""
        with self._damage_dated():
            self._database.checkpoint()  # one of the checks knows nothing of the WAL
            check_connection(self._database.live, progress)

    @property
    def is_read_only(self) -> bool:
        """Whether what is open is a copy that goes when it is closed."""
        return self._database.is_read_only

    @property
    def is_aside(self) -> bool:
        """By the folder that it is in."""
        return is_aside(self._folder.path)

    def go_on_alone(self) -> None:
        """Its file has lost its name; what it holds is not lost."""
        self._database.go_on_alone()

    def make_read_only(self) -> None:
        """Whatever would be kept is refused from now on."""
        self._database.make_read_only()

    def keep_mark(self, end: End = End.NONE) -> None:
        """How far the database has come, beside it; from the first time on also at the end."""
        moment, epoch = self._database.moment, self._ways_in.header.epoch
        known = (moment, epoch, end)
        if known != self._marked:
            now = self._surroundings.now()
            mark = Tidemark(moment=moment, epoch=epoch, end=end, at=now)
            write_tidemark(self._folder.tidemark, mark)
            self._marked = known

    def halt(self) -> None:
        """From any thread: the last moments of an open vault are short."""
        self._database.halt()

    def release(self) -> None:
        """From any thread."""
        self._database.release()

    def close(self) -> None:
        """In this order: mark, database, key, claim; each also when the one before it fails.

        What was left half-read by a copy on another thread is given up.
        """
        with ExitStack() as steps:
            steps.callback(self._claim.release)
            steps.callback(self._ways_in.key.wipe)
            if self._rotation is not None:
                steps.callback(self._rotation.forget)
            steps.callback(self._database.close)
            if self._marked is not None and self._database.is_open:
                with suppress(VaultError):  # a full disk: the mark of before is true, too
                    self.keep_mark(End.CLOSED)

    def settle_headers(self, opened: SealedHeader | None, anchor: Anchor) -> None:
        """Make the header that opened the vault the only one, and known to the database.

        What a rotation left behind goes: its key is that of the database now, or never was.
        """
        header, folder = self._ways_in.header, self._folder
        if opened is not None and opened.header.epoch < anchor.epoch:
            self.news = KeyNews.OLDER_HEADER
        elif folder.header_next.exists():
            after = folder.read_header(folder.header_next)
            is_done = after is not None and header.epoch >= after.header.epoch
            self.news = KeyNews.ROTATED_AFTER_ALL if is_done else KeyNews.NOT_ROTATED
        if opened is None or opened.header != header or not folder.has_header(opened):
            folder.write_headers(self._ways_in.header_file())
        folder.drop_next_header()
        if anchor_of(header) != anchor:
            self._remember(header)
        self._ways_in.forget_used_up_pin()

    def rotate_key(self, progress: Progress) -> None:
        """After a checked backup, with the present slots."""
        rotation = Rotation(self._folder, self._database, self._ways_in, self._surroundings.rekey)
        self._rotation = rotation
        rotation.run(self._backups.make, progress)

    @property
    def rotation_due(self) -> bool:
        """Whether a way in was withdrawn since the key was last rotated."""
        self._database.ensure_open()  # a rotation that was called off may have come about
        return bool(self._ways_in.header.withdrawn)

    def older_copies(self) -> Sequence[BackupFile]:
        """Backups that open with the ways in of before the last rotation, newest first."""
        key, vault_id = self._ways_in.key, self.vault_id
        return [
            backup
            for backup, sealed in headers_in_backups(self._folder.backups)
            if backup.vault_id == vault_id and not sealed.genuine(key)
        ]

    def remove_older_copies(self, progress: Progress) -> None:
        """Never without a backup under the present key in their place."""
        older = self.older_copies()
        if len(older) == len(self._backups.every()):
            self._backups.make(progress)
        with told_apart():
            for backup in older:
                backup.path.unlink(missing_ok=True)

    def _remember(self, header: Header) -> None:
        """Let the database know; on a full disk the next opening does."""
        with suppress(DiskFull):
            write_anchor(self._database.engine, anchor_of(header))

    @contextmanager
    def _damage_dated(self) -> Iterator[None]:
        """Damage found within is told together with the backup that helps."""
        try:
            yield
        except VaultDamaged:
            raise damaged(self._folder, self.vault_id) from None


def damaged(folder: VaultFolder, vault_id: UUID | None) -> VaultDamaged:
    """The error for a database that does not read, with the newest backup that does."""
    backup = newest_whole_backup(folder.backups, vault_id)
    return VaultDamaged(backup.made_at if backup else None, has_looked=True)
