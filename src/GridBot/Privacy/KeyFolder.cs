// Reads and makes the key files of personal fields.
using System.Globalization;
using GridBot.Commands;
using GridBot.Storage.Privacy;

namespace GridBot.Privacy;

/// <summary>
/// The folder of keys: "k1.key", "k2.key" and so on for fields, "audit.key" for the audit trail. Replicas share it, and it is backed up apart from the database. A file is whole when it appears, readable by its owner
/// only, and never changed.
/// </summary>
internal sealed class KeyFolder(string path) : IFieldKeys
{
    private const string Suffix = ".key";
    private const string AuditName = "audit";
    private const char FieldLetter = 'k';
    private const string MadeField = "made:";
    private const string KeyField = "key:";
    private const string Head = "# A key of GridBot. Whoever has it together with the database can read who reported. Do not change it; back it up, but apart from the database.";

    private volatile IReadOnlyList<FieldKey> all = [];
    private volatile FieldKey? audit;

    public IReadOnlyList<FieldKey> All => all.Count > 0 ? all : throw new InvalidOperationException("The keys have not been read.");

    /// <summary>Whether the folder holds no key for fields.</summary>
    public bool IsEmpty => all.Count == 0;

    public FieldKey Audit => audit ?? throw new InvalidOperationException("The keys have not been read.");

    /// <exception cref="InputException">A file cannot be read, or is no key.</exception>
    public void Refresh()
    {
        var found = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, $"{FieldLetter}*{Suffix}").Where(file => NumberOf(file) > 0).OrderBy(NumberOf).Select(Read).ToList()
            : [];
        var trail = Path.Combine(path, AuditName + Suffix);
        audit = File.Exists(trail) ? Read(trail) : audit;

        // Taken away while the program runs: what is known goes on working, and the next start tells.
        if (found.Count > 0)
        {
            all = found;
        }
    }

    /// <summary>Makes the next key for fields, or finds the one that another replica made at the same time.</summary>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public FieldKey Make(Random random, DateTimeOffset now)
    {
        var number = all.Count == 0 ? 1 : all.Max(key => int.Parse(key.Id.AsSpan(1), CultureInfo.InvariantCulture)) + 1;
        Write(string.Create(CultureInfo.InvariantCulture, $"{FieldLetter}{number}"), random, now);
        Refresh();
        return all[^1];
    }

    /// <summary>Makes the key of the audit trail unless there is one.</summary>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public void MakeAudit(Random random, DateTimeOffset now)
    {
        if (audit is null)
        {
            Write(AuditName, random, now);
            Refresh();
        }
    }

    /// <summary>Deletes a key's file. What was sealed with it opens to nothing from then on.</summary>
    public void Delete(FieldKey key)
    {
        File.Delete(Path.Combine(path, key.Id + Suffix));
        all = [.. all.Where(known => known.Id != key.Id)];
    }

    private static int NumberOf(string file)
        => int.TryParse(Path.GetFileNameWithoutExtension(file).AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static FieldKey Read(string file)
    {
        try
        {
            var lines = File.ReadAllLines(file);
            var material = new byte[FieldKey.MaterialBytes];
            if (Value(lines, KeyField) is { } key && Convert.TryFromBase64String(key, material, out var length) && length == material.Length
                && DateTimeOffset.TryParse(Value(lines, MadeField), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made))
            {
                return new FieldKey(Path.GetFileNameWithoutExtension(file), material, made);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"GridBot:KeysPath: {file} cannot be read: it must belong to the user who runs the program.");
        }

        throw new InputException($"GridBot:KeysPath: {file} is no key, or was changed: restore it from its back-up. Without it, nobody who reported under it can be answered.");
    }

    private static string? Value(string[] lines, string field)
        => lines.FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal))?[field.Length..].Trim();

    private void Write(string name, Random random, DateTimeOffset now)
    {
        var bytes = new byte[FieldKey.MaterialBytes];
        random.NextBytes(bytes);
        string[] lines = [Head, $"{MadeField} {now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}", $"{KeyField} {Convert.ToBase64String(bytes)}"];
        var file = Path.Combine(path, name + Suffix);
        var draft = $"{file}-{Environment.ProcessId}";
        try
        {
            MakeFolder();
            using (var stream = new FileStream(draft, OwnersOnly()))
            using (var writer = new StreamWriter(stream))
            {
                writer.Write(string.Join('\n', lines) + "\n");
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another replica was quicker: its key is the one.
            File.Delete(draft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"GridBot:KeysPath: no key can be written into {Path.GetFullPath(path)}: let the program's user write there.");
        }
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions OwnersOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
