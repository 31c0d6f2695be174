-- Prepares a MySQL 8, MariaDB 10.6+ or TiDB server for GridBot: the database and three users, none of whom may do more than its work asks for. Run it as an administrator; setup.sh puts the
-- passwords in. Running it again changes the passwords and nothing else.
--   gridbot          the service: reads and writes rows, cannot change tables
--   gridbot_migrate  "GridBot migrate": changes tables, too
--   gridbot_backup   backups: reads; and may do what it likes in gridbot_drill, where a backup is tried

-- utf8mb4: every character a phone can write. _bin: keys and user ids are equal only when they are the same, as on SQLite; and it is the one collation all three servers know.
CREATE DATABASE IF NOT EXISTS gridbot CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE USER IF NOT EXISTS 'gridbot'@'%' IDENTIFIED BY '{service}';
CREATE USER IF NOT EXISTS 'gridbot_migrate'@'%' IDENTIFIED BY '{migrate}';
CREATE USER IF NOT EXISTS 'gridbot_backup'@'%' IDENTIFIED BY '{backup}';
ALTER USER 'gridbot'@'%' IDENTIFIED BY '{service}';
ALTER USER 'gridbot_migrate'@'%' IDENTIFIED BY '{migrate}';
ALTER USER 'gridbot_backup'@'%' IDENTIFIED BY '{backup}';

GRANT SELECT, INSERT, UPDATE, DELETE ON gridbot.* TO 'gridbot'@'%';
-- TRIGGER: two triggers refuse every change of the audit trail, the service's too. A server with a binary log lets only log_bin_trust_function_creators = 1 make them (gridbot.cnf).
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, TRIGGER ON gridbot.* TO 'gridbot_migrate'@'%';
GRANT SELECT, SHOW VIEW ON gridbot.* TO 'gridbot_backup'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON gridbot_drill.* TO 'gridbot_backup'@'%';
