// The labels and characters of personal numbers, as data: dialogs/masking.yaml.
namespace GridBot.Reports.Masking;

/// <summary>What stands in place of a masked number. A label holds neither digits nor <c>@</c> and reveals nothing of the number.</summary>
/// <param name="IdentityCard">For identity-card numbers.</param>
/// <param name="Phone">For mobile and landline numbers.</param>
/// <param name="BankCard">For bank-card numbers.</param>
/// <param name="Plate">For number plates.</param>
/// <param name="Email">For e-mail addresses.</param>
public sealed record MaskLabels(string IdentityCard, string Phone, string BankCard, string Plate, string Email);

/// <summary>Everything the mask knows that is not a number.</summary>
/// <param name="Labels">The labels.</param>
/// <param name="PlateProvinces">First characters of number plates, one a province.</param>
/// <param name="PlateEndings">Characters that may stand as a plate's last: 挂, 学, 警, 港, 澳.</param>
/// <param name="PhoneSigns">Words after which seven or eight digits are a local telephone number: 电话, 座机.</param>
/// <param name="ReferenceSigns">Words after which a long number is a reference and no card: 订单号, 工单号.</param>
/// <param name="AmountSigns">Words behind a number that make it an amount: 元, 万.</param>
/// <param name="HouseSigns">Words behind letters and digits that make them a house or room: 室, 栋, 单元.</param>
public sealed record MaskRules(
    MaskLabels Labels,
    string PlateProvinces,
    string PlateEndings,
    IReadOnlyList<string> PhoneSigns,
    IReadOnlyList<string> ReferenceSigns,
    IReadOnlyList<string> AmountSigns,
    IReadOnlyList<string> HouseSigns);
