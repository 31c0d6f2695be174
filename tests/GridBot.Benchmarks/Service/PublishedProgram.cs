// Finds the published program, or publishes it first.
using System.Diagnostics;

namespace GridBot.Benchmarks.Service;

/// <summary>The program under measurement.</summary>
internal static class PublishedProgram
{
    private const string Name = "GridBot";

    /// <summary>Path of the executable.</summary>
    /// <param name="given">An executable, its folder, or null to publish into <paramref name="folder"/>.</param>
    /// <param name="folder">A folder of this run.</param>
    /// <param name="cancellationToken">Stops the publishing.</param>
    public static async Task<string> FindAsync(string? given, string folder, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(given ?? await PublishAsync(Path.Combine(folder, "program"), cancellationToken));
        var executable = Directory.Exists(path) ? Path.Combine(path, Name) : path;
        return File.Exists(executable) ? executable : throw new FileNotFoundException($"{executable} is not there: give the published program or its folder.");
    }

    private static async Task<string> PublishAsync(string target, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync("Publishing src/GridBot …");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "src/GridBot", "-c", "Release", "-o", target, "--nologo", "-v", "quiet"])
        {
            WorkingDirectory = DataFiles.Repository(),
        }) ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0 ? target : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }
}
