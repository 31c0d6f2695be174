// The files with which GridBot is deployed.
using GridBot.Tests.Architecture;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace GridBot.Tests.Deploy;

/// <summary>The folder deploy.</summary>
internal static class DeployFolder
{
    public static string Path { get; } = RepositoryRoot.File("deploy");

    public static string File(string relative) => System.IO.Path.Combine(Path, relative);

    public static string Text(string relative) => System.IO.File.ReadAllText(File(relative));

    /// <summary>All files, by their paths below the folder. Secrets that somebody has put there to try it are none of it.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file))
            .Where(file => !file.Contains("secrets/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The documents of a YAML file as dictionaries, lists and texts.</summary>
    public static IReadOnlyList<YamlNode> Documents(string relative)
    {
        using var reader = new StringReader(Text(relative));
        var parser = new MergingParser(new Parser(reader));
        var deserializer = new DeserializerBuilder().Build();
        var documents = new List<YamlNode>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            documents.Add(new YamlNode(deserializer.Deserialize(parser)));
        }

        return documents;
    }

    /// <summary>The lines "KEY=value" of a file of settings.</summary>
    public static IReadOnlyDictionary<string, string> Settings(string relative) => Text(relative).Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
        .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
}
