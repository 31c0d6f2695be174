// Reads one section of the configuration into a record, collecting faults instead of throwing.
using System.Globalization;
using System.Reflection;
using GridBot.Channels;
using Microsoft.Extensions.Configuration;

namespace GridBot.Configuration;

/// <summary>
/// Binds a section to a record by property names. A value that does not fit and a key that nobody knows are faults: a misspelt setting must not be silently ignored.
/// A secret may also be named by the file that holds it: the key with "File" behind it.
/// </summary>
internal sealed class SettingsSection(IConfiguration section, string path, List<SettingFault> faults)
{
    private const string FileSuffix = "File";

    /// <summary>The record with all values of the section set.</summary>
    /// <param name="defaults">Values of what the section leaves out.</param>
    /// <param name="others">Keys of the section that somebody else reads.</param>
    public T Bind<T>(T defaults, params string[] others)
        where T : class
    {
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true } && IsSingleValue(property.PropertyType))
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (others.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (properties.TryGetValue(child.Key, out var property))
            {
                Set(defaults, property, child);
            }
            else if (child.Key.EndsWith(FileSuffix, StringComparison.OrdinalIgnoreCase) && properties.TryGetValue(child.Key[..^FileSuffix.Length], out var secret) && IsSecret(secret))
            {
                SetFromFile(defaults, secret, child);
            }
            else
            {
                faults.Add(new SettingFault($"{path}:{child.Key}", $"is not a known setting. Known here: {string.Join(", ", properties.Keys.Concat(others).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}."));
            }
        }

        return defaults;
    }

    private static bool IsSingleValue(Type type)
        => Type.GetTypeCode(type) is TypeCode.String or TypeCode.Boolean or TypeCode.Int32 or TypeCode.Int64 || type == typeof(TimeSpan) || type == typeof(Uri) || type == typeof(Secret);

    /// <summary>A connection string counts as a secret: it may hold a password.</summary>
    private static bool IsSecret(PropertyInfo property) => property.PropertyType == typeof(Secret) || property.Name == "ConnectionString";

    private void Set(object target, PropertyInfo property, IConfigurationSection child)
    {
        if (child.Value is null)
        {
            faults.Add(new SettingFault($"{path}:{child.Key}", "must be a single value."));
        }
        else if (Read(property.PropertyType, child.Value) is { } value)
        {
            property.SetValue(target, value);
        }
        else
        {
            faults.Add(new SettingFault($"{path}:{child.Key}", $"must be {Expected(property.PropertyType)}."));
        }
    }

    private void SetFromFile(object target, PropertyInfo property, IConfigurationSection child)
    {
        try
        {
            var text = File.ReadAllText(child.Value ?? "").Trim();
            property.SetValue(target, property.PropertyType == typeof(Secret) ? new Secret(text) : text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(new SettingFault($"{path}:{child.Key}", "names a file that cannot be read: create it, or correct the path and its permissions."));
        }
    }

    private static object? Read(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => text,
            TypeCode.Boolean => bool.TryParse(text, out var flag) ? flag : null,
            TypeCode.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var number) ? number : null,
            TypeCode.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var number) ? number : null,
            _ when type == typeof(TimeSpan) => TimeSpan.TryParse(text, culture, out var span) ? span : null,
            _ when type == typeof(Uri) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? new Uri(text.EndsWith('/') ? text : text + "/") : null,
            _ when type == typeof(Secret) => new Secret(text),
            _ => null,
        };
    }

    private static string Expected(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        _ when type == typeof(TimeSpan) => "a time such as 00:00:10",
        _ when type == typeof(Uri) => "an address such as https://gridbot.example.org",
        _ => "a text",
    };
}
