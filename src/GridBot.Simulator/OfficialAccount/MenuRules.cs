// The rules for a menu: how many entries, how long their names, keys and addresses.
using System.Text.Json.Nodes;
using GridBot.Simulator.Api;
using GridBot.Simulator.Callbacks;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Checks the body of menu/create (自定义菜单创建接口). Sizes are bytes.</summary>
internal static class MenuRules
{
    private const int MostEntries = 3;
    private const int MostBelow = 5;
    private const int LongestName = 16;
    private const int LongestNameBelow = 60;
    private const int LongestKey = 128;
    private const int LongestUrl = 1024;

    private static readonly string[] WithKey =
        ["click", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin", "location_select"];

    private static readonly string[] WithUrl = ["view", "miniprogram"];

    private static readonly string[] WithMaterial = ["media_id", "view_limited", "article_id", "article_view_limited"];

    /// <summary>0, or the code of the first fault.</summary>
    public static int Check(JsonObject menu)
    {
        if (menu["button"] is not JsonArray { Count: >= 1 and <= MostEntries } entries)
        {
            return 40016;
        }

        foreach (var entry in entries)
        {
            var code = entry?["sub_button"] is JsonArray { Count: > 0 } below ? CheckParent(entry, below) : CheckLeaf(entry, 0, LongestName);
            if (code != 0)
            {
                return code;
            }
        }

        return 0;
    }

    private static int CheckParent(JsonNode entry, JsonArray below)
    {
        if (below.Count > MostBelow)
        {
            return 40023;
        }

        if (!HasLength(entry, "name", LongestName))
        {
            return 40018;
        }

        return below.Select(leaf => leaf?["sub_button"] is JsonArray { Count: > 0 } ? 40022 : CheckLeaf(leaf, SubEntry, LongestNameBelow)).FirstOrDefault(code => code != 0);
    }

    /// <summary>Distance from the codes of an entry (40017 to 40020) to those of one below it (40024 to 40027).</summary>
    private const int SubEntry = 7;

    private static int CheckLeaf(JsonNode? leaf, int offset, int longestName)
    {
        if (!HasLength(leaf, "name", longestName))
        {
            return 40018 + offset;
        }

        var type = ApiCall.Text(leaf, "type") ?? "";
        if (WithKey.Contains(type))
        {
            return HasLength(leaf, "key", LongestKey) ? 0 : 40019 + offset;
        }

        if (WithUrl.Contains(type))
        {
            return !HasLength(leaf, "url", LongestUrl) ? 40020 + offset : CardRules.HasScheme(ApiCall.Text(leaf, "url")!) ? 0 : 40055;
        }

        return WithMaterial.Contains(type) ? 0 : 40017 + offset;
    }

    private static bool HasLength(JsonNode? entry, string name, int most) =>
        ApiCall.Text(entry, name) is { Length: > 0 } text && ByteLimit.Bytes(text) <= most;
}
