// Makes sure that all replicas keep attachments in one folder.
using GridBot.Commands;
using GridBot.Storage;

namespace GridBot.Attachments;

/// <summary>
/// The folder carries a mark that the database knows. A replica with a folder of its own would keep photos that the others cannot show, and dropped ones would never be deleted: it is not to start.
/// </summary>
/// <param name="dataPath">The data path; the attachments lie below it.</param>
/// <param name="store">Holds the mark.</param>
/// <param name="random">Draws the mark.</param>
internal sealed class SharedFolder(string dataPath, SharedFolderStore store, Random random)
{
    /// <summary>Name of the file with the mark; no attachment has such a name.</summary>
    public const string MarkFile = ".mark";

    private const string Name = "attachments";
    private const int MarkBytes = 8;

    private readonly string folder = Path.Combine(dataPath, Name);

    /// <summary>Marks the folder when it is the first, else compares.</summary>
    /// <exception cref="InputException">The folder is another one than the database's replicas use; tells what to do.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var known = await store.FindAsync(Name, cancellationToken) ?? await store.SetAsync(Name, ReadMark() ?? WriteMark(), cancellationToken);
        // Read at the end: another replica may have marked the folder at the same time.
        if (ReadMark() != known)
        {
            throw new InputException(
                $"GridBot:DataPath: {Path.GetFullPath(folder)} is not the folder in which the replicas on this database keep attachments. Mount the folder that they share; or, if its files are lost for good, "
                + $"put an empty folder in its place that holds a file {MarkFile} with the one word {known}.");
        }
    }

    private string? ReadMark()
    {
        var path = Path.Combine(folder, MarkFile);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    /// <summary>Marks the folder, unless somebody else does so first. The file is whole when it appears.</summary>
    private string WriteMark()
    {
        var bytes = new byte[MarkBytes];
        random.NextBytes(bytes);
        var mark = Convert.ToHexStringLower(bytes);
        PrivateFile.CreateFolder(folder);
        var path = Path.Combine(folder, MarkFile);
        var draft = $"{path}-{mark}";
        File.WriteAllText(draft, mark);
        try
        {
            File.Move(draft, path, overwrite: false);
            return mark;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return ReadMark()!;
        }
    }
}
