// The files of attachments that are not clean yet.
using GridBot.Attachments.Cleaning;

namespace GridBot.Attachments;

/// <summary>
/// A folder inside the attachments' one, so that a clean file gets its name by one step. Of an attachment it holds what was fetched, what is becoming of it, and a mark for every try to clean it that was begun and not ended:
/// a file at which the program ends must not end it for ever.
/// </summary>
internal sealed class DraftFolder(string attachments)
{
    /// <summary>Tries that may end with the program. Somebody may stop it twice at the wrong moment.</summary>
    private const int MostTries = 3;

    private readonly string folder = Path.Combine(attachments, "drafts");

    /// <summary>What came, as it came.</summary>
    public string Fetched(string id) => Path.Combine(folder, id + ".part");

    /// <summary>What becomes of it.</summary>
    public string Cleaned(string id) => Path.Combine(folder, id + ".clean");

    /// <summary>Opens a draft for writing from its beginning.</summary>
    public FileStream Create(string path)
    {
        PrivateFile.CreateFolder(attachments);
        PrivateFile.CreateFolder(folder);
        return PrivateFile.Open(path, FileMode.Create);
    }

    /// <summary>Marks that a try begins.</summary>
    /// <exception cref="MediaRefusedException">Too many have begun and not ended.</exception>
    public void BeginTry(string id)
    {
        using var tries = PrivateFile.Open(Tries(id), FileMode.Append);
        if (tries.Length >= MostTries)
        {
            throw new MediaRefusedException(MediaRefusedException.Crash);
        }

        tries.WriteByte(0);
    }

    /// <summary>The program is still there: tries begin anew.</summary>
    public void EndTry(string id) => Delete(Tries(id));

    /// <summary>Deletes everything of an attachment.</summary>
    public void Drop(string id)
    {
        Delete(Fetched(id));
        Delete(Cleaned(id));
        EndTry(id);
    }

    /// <summary>Deletes what nobody has touched since an instant; the program ended while it was fetched or cleaned.</summary>
    /// <returns>How many files.</returns>
    public int Sweep(DateTimeOffset since)
    {
        // Versions before this one kept drafts beside the attachments.
        var old = Files(attachments, "*.part").Concat(Files(folder, "*")).Where(path => File.GetLastWriteTimeUtc(path) < since.UtcDateTime).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern) : [];

    /// <summary>Before the first draft there is no folder, and deleting in a missing folder is an error.</summary>
    private void Delete(string path)
    {
        if (Directory.Exists(folder))
        {
            File.Delete(path);
        }
    }

    private string Tries(string id) => Path.Combine(folder, id + ".tries");
}
