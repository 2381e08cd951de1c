"""Triggers that keep the audit append-only: no row is deleted, and the only change is emptying a payload (erasure).

SQLite: `INSERT OR REPLACE` deletes a row without firing the delete trigger unless recursive_triggers is on, and other
programs' connections have it off. The BEFORE INSERT trigger fires in any case and accepts only the next number.

PostgreSQL: REVOKE does not restrict the owner of a table, so triggers refuse there too, TRUNCATE included.

The statements are part of migration 0001. Do not edit them: a change needs a new migration.
"""

from __future__ import annotations

__all__ = ["POSTGRESQL", "SQLITE"]

_UNCHANGED = "seq at actor subject kind digest previous hash".split()

SQLITE = (
    """CREATE TRIGGER event_no_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END""",
    f"""CREATE TRIGGER event_no_change BEFORE UPDATE ON event
    WHEN NEW.payload IS NOT NULL OR {" OR ".join(f'NEW."{c}" IS NOT OLD."{c}"' for c in _UNCHANGED)}
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER event_next BEFORE INSERT ON event
    WHEN NEW.seq IS NOT COALESCE((SELECT MAX(seq) FROM event), 0) + 1
    BEGIN SELECT RAISE(ABORT, 'an event takes the next number'); END""",
    """CREATE TRIGGER access_no_delete BEFORE DELETE ON access
    BEGIN SELECT RAISE(ABORT, 'the access log is never cut'); END""",
    """CREATE TRIGGER access_no_change BEFORE UPDATE ON access
    BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END""",
    """CREATE TRIGGER access_next BEFORE INSERT ON access
    WHEN EXISTS (SELECT 1 FROM access WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END""",
)

POSTGRESQL = (
    """CREATE FUNCTION tracker_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit is append-only: % on %', TG_OP, TG_TABLE_NAME; END $$""",
    f"""CREATE FUNCTION tracker_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.payload IS NOT NULL OR {" OR ".join(f'NEW."{c}" IS DISTINCT FROM OLD."{c}"' for c in _UNCHANGED)} THEN
            RAISE EXCEPTION 'events are never changed';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION tracker_event_next() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.seq IS DISTINCT FROM COALESCE((SELECT MAX(seq) FROM event), 0) + 1 THEN
            RAISE EXCEPTION 'an event takes the next number';
        END IF;
        RETURN NEW;
    END $$""",
    "CREATE TRIGGER event_no_change BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION tracker_event_change()",
    "CREATE TRIGGER event_next BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION tracker_event_next()",
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION tracker_refuse()",
    "CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION tracker_refuse()",
    "CREATE TRIGGER access_no_change BEFORE UPDATE OR DELETE ON access FOR EACH ROW EXECUTE FUNCTION tracker_refuse()",
    "CREATE TRIGGER access_no_truncate BEFORE TRUNCATE ON access FOR EACH STATEMENT EXECUTE FUNCTION tracker_refuse()",
    "REVOKE UPDATE, DELETE, TRUNCATE ON event, access FROM PUBLIC",
)
