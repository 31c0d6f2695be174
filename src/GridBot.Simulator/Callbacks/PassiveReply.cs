// What a bot answered inside the callback's own response.
namespace GridBot.Simulator;

/// <summary>A verified passive reply.</summary>
/// <param name="MsgType">text, image, voice, video, news, update_button or update_template_card; of a public account also music and transfer_customer_service, but no cards.</param>
/// <param name="Content">Text, at most 2048 bytes; title of a news item or piece of music.</param>
/// <param name="MediaId">Media of image, voice and video.</param>
/// <param name="ReplaceName">Text of the button after an update.</param>
/// <param name="Card">The new card of update_template_card.</param>
/// <param name="Problem">What the platform mended, such as a text that was cut; empty otherwise.</param>
public sealed record PassiveReply(string MsgType, string Content, string MediaId, string ReplaceName, CardView? Card, string Problem)
{
    /// <summary>Line under the title of a news item, video or piece of music.</summary>
    public string Description { get; init; } = "";

    /// <summary>Link of a news item or piece of music.</summary>
    public string Url { get; init; } = "";
}
