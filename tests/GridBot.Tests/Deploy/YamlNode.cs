// A node of a YAML file, asked by names.
namespace GridBot.Tests.Deploy;

/// <summary>A dictionary, a list, a text, or nothing.</summary>
internal readonly record struct YamlNode(object? Value)
{
    /// <summary>What stands under a path of names and positions, such as "spec/containers/0/image"; nothing where there is nothing.</summary>
    public YamlNode this[string path]
    {
        get
        {
            var node = Value;
            foreach (var name in path.Split('/'))
            {
                node = node switch
                {
                    Dictionary<object, object> map => map.GetValueOrDefault(name),
                    List<object> list when int.TryParse(name, out var position) && position < list.Count => list[position],
                    _ => null,
                };
            }

            return new YamlNode(node);
        }
    }

    public string Text => Value as string ?? "";

    public int Number => int.Parse(Text);

    public IReadOnlyList<YamlNode> List => Value is List<object> list ? [.. list.Select(item => new YamlNode(item))] : [];

    /// <summary>The names of a dictionary with what stands under them.</summary>
    public IReadOnlyDictionary<string, YamlNode> Map =>
        Value is Dictionary<object, object> map ? map.ToDictionary(pair => (string)pair.Key, pair => new YamlNode(pair.Value), StringComparer.Ordinal) : new Dictionary<string, YamlNode>(StringComparer.Ordinal);

    /// <summary>The names of a dictionary with its texts.</summary>
    public IReadOnlyDictionary<string, string> Texts => Map.ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal);
}
