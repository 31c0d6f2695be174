// Whether people can sign in at all.
namespace GridBot.Pages;

/// <summary>Says whether a channel is configured through which people sign in.</summary>
/// <param name="IsOn">Whether there is one.</param>
internal sealed record SignInOffer(bool IsOn);
