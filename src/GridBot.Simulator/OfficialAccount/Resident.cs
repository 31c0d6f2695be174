// A resident who may follow the public account.
namespace GridBot.Simulator;

/// <summary>A person with a phone.</summary>
/// <param name="OpenId">28 characters that begin with o; stands for the person towards this account only.</param>
/// <param name="Name">What the page shows; the platform never tells it.</param>
public sealed record Resident(string OpenId, string Name)
{
    /// <summary>Where the person lives, shown on the page.</summary>
    public string Home { get; init; } = "";

    /// <summary>Whether the resident follows the account from the start.</summary>
    public bool Subscribed { get; init; } = true;
}

/// <summary>How a resident has set the account's template messages.</summary>
public enum TemplateReception
{
    /// <summary>They arrive.</summary>
    Accepted,

    /// <summary>The platform refuses to take them (43101).</summary>
    Refused,

    /// <summary>The platform takes them and reports <c>failed:user block</c> afterwards.</summary>
    Blocked,
}
