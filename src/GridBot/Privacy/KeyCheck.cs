// Sees that the keys at hand are those of the database.
using GridBot.Commands;
using GridBot.Storage;
using GridBot.Storage.Privacy;

namespace GridBot.Privacy;

/// <summary>
/// A program without the database's keys is not to start: it would know nobody again, and new keys beside sealed values would hide for weeks that the old ones are lost.
/// </summary>
internal static class KeyCheck
{
    /// <summary>Reads the keys, and makes the first ones for a database that has none.</summary>
    /// <exception cref="InputException">The database has keys and the folder has none.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static async Task<KeyFolder> OpenAsync(string path, StorageOptions options, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        var folder = new KeyFolder(path);
        folder.Refresh();
        if (folder.IsEmpty)
        {
            if (await DatabaseMigrator.FindKeysAsync(options, cancellationToken) is [_, ..] known)
            {
                throw new InputException(
                    $"GridBot:KeysPath: {Path.GetFullPath(path)} holds no key, and the database is sealed with {string.Join(", ", known)}. Restore the key files from their back-up, or mount the folder that the replicas share.");
            }

            folder.Make(random, time.GetUtcNow());
        }

        // A trail that another key wrote is found by the comparison afterwards.
        folder.MakeAudit(random, time.GetUtcNow());
        return folder;
    }

    /// <summary>Keys for a migration that seals nothing; they are gone with it.</summary>
    public static FixedKeys Unused(Random random)
    {
        var material = new byte[FieldKey.MaterialBytes];
        random.NextBytes(material);
        var key = new FieldKey("unused", material, DateTimeOffset.UnixEpoch);
        return new FixedKeys(key, key);
    }

    /// <summary>Compares the keys with those the migrated database knows, and tells it of new ones.</summary>
    /// <exception cref="InputException">A key is missing, or is another one of the same id.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static async Task CompareAsync(KeyFolder folder, FieldKeyStore store, CancellationToken cancellationToken)
    {
        FieldKey[] all = [.. folder.All, folder.Audit];
        foreach (var known in await store.AllAsync(cancellationToken))
        {
            var key = all.FirstOrDefault(key => key.Id == known.Id);
            if (key?.Mark != known.Mark)
            {
                throw new InputException($"GridBot:KeysPath: {known.Id}.key {(key is null ? "is missing" : "is not the key that this database is sealed with")}. Restore it from its back-up.");
            }
        }

        foreach (var key in all)
        {
            await store.AddAsync(key, cancellationToken);
        }
    }
}
