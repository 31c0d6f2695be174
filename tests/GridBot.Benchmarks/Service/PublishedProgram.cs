// Finds a published program, or publishes it first.
using System.Diagnostics;

namespace GridBot.Benchmarks.Service;

/// <summary>The programs under measurement.</summary>
internal static class PublishedProgram
{
    /// <summary>The service, by the path of its project.</summary>
    public const string Service = "src/GridBot";

    /// <summary>The floor, by the path of its project.</summary>
    public const string Floor = "tests/GridBot.Floor";

    /// <summary>Path of the executable.</summary>
    /// <param name="project">Path of the project in the repository; its last part is the program's name.</param>
    /// <param name="given">An executable, its folder, or null to publish into <paramref name="folder"/>.</param>
    /// <param name="folder">A folder of this run.</param>
    /// <param name="cancellationToken">Stops the publishing.</param>
    public static async Task<string> FindAsync(string project, string? given, string folder, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(project);
        var path = Path.GetFullPath(given ?? await PublishAsync(project, Path.Combine(folder, $"program-{name}"), cancellationToken));
        var executable = Directory.Exists(path) ? Path.Combine(path, name) : path;
        return File.Exists(executable) ? executable : throw new FileNotFoundException($"{executable} is not there: give the published program or its folder.");
    }

    private static async Task<string> PublishAsync(string project, string target, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"Publishing {project} …");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", target, "--nologo", "-v", "quiet"])
        {
            WorkingDirectory = DataFiles.Repository(),
        }) ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0 ? target : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }
}
