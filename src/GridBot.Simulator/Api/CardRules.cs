// The platform's rules for template cards, each with its error code.
using System.Text.Json.Nodes;
using GridBot.Simulator.Callbacks;

namespace GridBot.Simulator.Api;

/// <summary>Checks a template card; codes 42014 and 42027 to 42051.</summary>
public static class CardRules
{
    private static readonly string[] Types = ["text_notice", "news_notice", "button_interaction", "vote_interaction", "multiple_interaction"];

    /// <summary>Most characters of the parts that people read are advised, not enforced; ids and keys are enforced in bytes.</summary>
    private const int KeyBytes = 1024;
    private const int IdBytes = 128;
    private const int UrlBytes = 2048;

    /// <summary>0 for a good card, else the code of the first fault.</summary>
    /// <param name="card">The template_card object.</param>
    /// <param name="allowed">Types this endpoint takes; null: all.</param>
    /// <param name="update">Whether it takes the place of a card that was sent: the card keeps its task id, so the new form needs none.</param>
    public static int Check(JsonObject card, IReadOnlyList<string>? allowed = null, bool update = false)
    {
        var type = ApiCall.Text(card, "card_type") ?? "";
        if (!Types.Contains(type) || (allowed is not null && !allowed.Contains(type)))
        {
            return 42031;
        }

        int[] faults =
        [
            TaskId(card, !update && (type.EndsWith("_interaction", StringComparison.Ordinal) || card["action_menu"] is JsonObject)),
            Titles(card, type),
            Facts(card),
            Links(card, type),
            ActionMenu(card),
            type == "news_notice" ? NewsParts(card) : 0,
            type == "button_interaction" ? Buttons(card) : 0,
            type == "button_interaction" && card["button_selection"] is JsonObject selection ? Options(selection, 10, 42047) : 0,
            type == "vote_interaction" ? Vote(card) : 0,
            type == "multiple_interaction" ? Selects(card) : 0,
            type is "vote_interaction" or "multiple_interaction" ? Submit(card) : 0,
        ];
        return Array.Find(faults, fault => fault != 0);
    }

    /// <summary>Whether a sent card comes with a response code.</summary>
    public static bool CallsBack(JsonObject card) =>
        ApiCall.Text(card, "card_type") is "button_interaction" or "vote_interaction" or "multiple_interaction" || card["action_menu"] is JsonObject;

    private static int TaskId(JsonObject card, bool needed)
    {
        var id = ApiCall.Text(card, "task_id");
        if (string.IsNullOrEmpty(id))
        {
            return id is null || needed ? 42014 : 0;
        }

        return id.Length <= IdBytes && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '@') ? 0 : 42014;
    }

    private static int Titles(JsonObject card, string type)
    {
        var title = ApiCall.Text(card["main_title"], "title");
        var sub = ApiCall.Text(card, "sub_title_text");
        var missing = type == "text_notice" ? title is null or "" && sub is null or "" : title is null or "";
        return missing ? 42033 : 0;
    }

    private static int Facts(JsonObject card)
    {
        foreach (var row in Rows(card["horizontal_content_list"]))
        {
            if (string.IsNullOrEmpty(ApiCall.Text(row, "keyname")))
            {
                return 42027;
            }

            var fault = ApiCall.Number(row, "type") switch
            {
                1 => Url(row) ? 0 : 42028,
                2 => string.IsNullOrEmpty(ApiCall.Text(row, "media_id")) ? 42029 : 0,
                3 => string.IsNullOrEmpty(ApiCall.Text(row, "userid")) ? 42050 : 0,
                _ => 0,
            };
            if (fault != 0)
            {
                return fault;
            }
        }

        return Count(card["horizontal_content_list"]) is > 6 or < 0 ? 42035 : 0;
    }

    private static int Links(JsonObject card, string type)
    {
        if (Count(card["jump_list"]) is > 3 or < 0 || Rows(card["jump_list"]).Any(row => string.IsNullOrEmpty(ApiCall.Text(row, "title"))))
        {
            return 42042;
        }

        if (Rows(card["jump_list"]).Any(row => ApiCall.Number(row, "type") == 1 && !Url(row)))
        {
            return 42028;
        }

        var action = card["card_action"] as JsonObject;
        if (action is null)
        {
            return type is "text_notice" or "news_notice" ? 42045 : 0;
        }

        return ApiCall.Number(action, "type") switch
        {
            1 => Url(action) ? 0 : 42028,
            2 => string.IsNullOrEmpty(ApiCall.Text(action, "appid")) ? 42030 : 0,
            0 when type.EndsWith("_interaction", StringComparison.Ordinal) => 0,
            _ => 42045,
        };
    }

    private static int ActionMenu(JsonObject card)
    {
        if (card["action_menu"] is not JsonObject menu)
        {
            return 0;
        }

        return Count(menu["action_list"]) is < 1 or > 3 ? 42038 : TextsAndKeys(Rows(menu["action_list"]));
    }

    private static int NewsParts(JsonObject card)
    {
        if (Count(card["vertical_content_list"]) is > 4 or < 0 || Rows(card["vertical_content_list"]).Any(row => string.IsNullOrEmpty(ApiCall.Text(row, "title"))))
        {
            return 42036;
        }

        var image = card["card_image"] as JsonObject;
        return (image is null && card["image_text_area"] is not JsonObject) || (image is not null && !Url(image)) ? 42044 : 0;
    }

    private static int Buttons(JsonObject card) =>
        Count(card["button_list"]) is < 1 or > 6 ? 42038 : TextsAndKeys(Rows(card["button_list"]));

    private static int TextsAndKeys(IReadOnlyList<JsonObject> rows)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (string.IsNullOrEmpty(ApiCall.Text(row, "text")))
            {
                return 42038;
            }

            if (ApiCall.Number(row, "type") == 1)
            {
                if (!Url(row))
                {
                    return 42028;
                }

                continue;
            }

            var key = ApiCall.Text(row, "key");
            if (string.IsNullOrEmpty(key) || ByteLimit.Bytes(key) > KeyBytes)
            {
                return 42039;
            }

            if (!keys.Add(key))
            {
                return 42051;
            }
        }

        return 0;
    }

    private static int Vote(JsonObject card) => card["checkbox"] is JsonObject box ? Options(box, 20, 42037) : 42043;

    private static int Selects(JsonObject card)
    {
        if (Count(card["select_list"]) is < 1 or > 3)
        {
            return 42047;
        }

        return Rows(card["select_list"]).Select(row => Options(row, 10, 42037)).FirstOrDefault(fault => fault != 0);
    }

    private static int Options(JsonObject question, int most, int tooMany)
    {
        if (string.IsNullOrEmpty(ApiCall.Text(question, "question_key")))
        {
            return 42043;
        }

        if (Count(question["option_list"]) is var count && (count < 1 || count > most))
        {
            return tooMany;
        }

        foreach (var row in Rows(question["option_list"]))
        {
            var id = ApiCall.Text(row, "id");
            if (string.IsNullOrEmpty(id) || ByteLimit.Bytes(id) > IdBytes)
            {
                return 42040;
            }

            if (string.IsNullOrEmpty(ApiCall.Text(row, "text")))
            {
                return 42041;
            }
        }

        return 0;
    }

    private static int Submit(JsonObject card)
    {
        var button = card["submit_button"];
        if (string.IsNullOrEmpty(ApiCall.Text(button, "text")))
        {
            return 42049;
        }

        return ApiCall.Text(button, "key") is { Length: > 0 } key && ByteLimit.Bytes(key) <= KeyBytes ? 0 : 42046;
    }

    private static bool Url(JsonObject row) => ApiCall.Text(row, "url") is { } url && HasScheme(url);

    /// <summary>Whether a link is complete and short enough.</summary>
    public static bool HasScheme(string url) =>
        ByteLimit.Bytes(url) <= UrlBytes
        && (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private static int Count(JsonNode? node) => node switch { null => 0, JsonArray array => array.Count, _ => -1 };

    private static IReadOnlyList<JsonObject> Rows(JsonNode? node) => node is JsonArray array ? [.. array.OfType<JsonObject>()] : [];
}
