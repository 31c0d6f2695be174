// What is known of many reports that are alike in one area.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Conversation.Cases;

/// <summary>A wish for the reports of one thing in one area.</summary>
/// <param name="Matter">Number of the matter.</param>
/// <param name="Kind">Id of the kind.</param>
/// <param name="Area">Id of the community, or of the grid where no community is known.</param>
/// <param name="What">Options that say what it is, joined by ','; empty when nothing does.</param>
/// <param name="Since">Older reports are left out.</param>
public sealed record SituationQuery(int Matter, string Kind, string Area, string What, DateTimeOffset Since)
{
    /// <summary>Longest key, in characters: the ledger of attempts holds it.</summary>
    private const int LongestKey = 64;

    /// <summary>Replace key of the situation's notice, and its subject in the ledger.</summary>
    public string Key
    {
        get
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"situation:{Matter}:{Kind}:{Area}:{What}");
            return key.Length <= LongestKey ? key : string.Create(CultureInfo.InvariantCulture, $"situation:{Matter}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..40]}");
        }
    }
}
