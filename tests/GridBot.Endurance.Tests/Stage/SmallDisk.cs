// A disk of a few megabytes that a test can fill.
using System.Diagnostics;
using System.Globalization;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>A tmpfs. Only the administrator may mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 24;
    private const int Chunk = 4096;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Mounts it; null when this user may not.</summary>
    public static async Task<SmallDisk?> MountAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        return await RunAsync("mount", ["-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={Megabytes}m"), "tmpfs", folder], cancellationToken) ? new SmallDisk(folder) : null;
    }

    /// <summary>Leaves no byte free.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var chunk = new byte[Chunk];
        try
        {
            while (true)
            {
                await ballast.WriteAsync(chunk, cancellationToken);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Frees what was filled.</summary>
    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync() => await RunAsync("umount", ["-l", Folder], CancellationToken.None);

    private static async Task<bool> RunAsync(string command, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{command} did not start.");
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }
}
