// Files and folders that nobody but the program's own user may look into.
namespace GridBot.Attachments;

/// <summary>Modes of what is made anew. A folder that somebody made before keeps the mode they chose.</summary>
internal static class PrivateFile
{
    private const int BufferBytes = 64 * 1024;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    public static void CreateFolder(string path)
    {
        // Folders above it are not the attachments' business.
        if (OperatingSystem.IsWindows() || Directory.GetParent(path) is not { } parent)
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(parent.FullName);
        Directory.CreateDirectory(path, OwnFolder);
    }

    /// <summary>Opens a file for writing; with <see cref="FileMode.Create"/> an earlier one is gone, its mode with it.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        if (mode == FileMode.Create)
        {
            File.Delete(path);
        }

        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None, BufferSize = BufferBytes, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        return new FileStream(path, options);
    }
}
