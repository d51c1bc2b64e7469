using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Store.Requests;

/// <summary>What an analyst asks the worker for. A request is no act: the worker holds it to its own rules, and may refuse it.</summary>
/// <param name="Id">Names its file: see <see cref="RequestBox.NewId"/>.</param>
/// <param name="By">The identity that the site was given.</param>
/// <param name="Act">One of <see cref="RequestActs"/>.</param>
/// <param name="Source">The source whose figures wait; empty of a release.</param>
/// <param name="Target">The id of figures that wait, or of a release.</param>
/// <param name="Reason">Why.</param>
public sealed record DecisionRequest(string Id, DateTimeOffset At, string By, string Act, string Source, string Target, string Reason)
{
    public const int LongestReason = 500;
    private const int LongestName = 200;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>What is wrong with its form; null where nothing is. Whether it can be carried out, its target there, is not said.</summary>
    [JsonIgnore]
    public string? Problem =>
        !RequestBox.IsId(Id) ? "The id of a request is not of the form that the site gives."
        : By.Length is 0 or > LongestName || By.Any(char.IsControl) ? "A request says who asks, in 1 to 200 characters."
        : !RequestActs.All.Contains(Act, StringComparer.Ordinal) ? $"A request is to {string.Join(", ", RequestActs.All)}; found '{(IsName(Act) ? Act : "something else")}'."
        : !IsName(Target) || (Act == RequestActs.RollBack ? Source.Length > 0 : !IsName(Source)) ? "A request names a source and the figures that wait, or a release."
        : string.IsNullOrWhiteSpace(Reason) || Reason.Length > LongestReason || Reason.Any(char.IsControl) ? $"A request gives its reason, on one line of at most {LongestReason} characters."
        : null;

    internal string Text() => JsonSerializer.Serialize(this, Form);

    /// <returns>Null where the text is no request.</returns>
    internal static DecisionRequest? TryRead(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DecisionRequest>(text, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static bool IsName(string text) => text.Length is > 0 and <= 80 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}

/// <summary>What may be asked for.</summary>
public static class RequestActs
{
    public const string Accept = "accept";
    public const string Refuse = "refuse";
    public const string RollBack = "roll-back";

    public static readonly IReadOnlyList<string> All = [Accept, Refuse, RollBack];
}

/// <summary>What became of a request.</summary>
/// <param name="Request">Null where the file was none.</param>
/// <param name="Done">False where the worker refused it, or it failed.</param>
public sealed record RequestOutcome(string Id, DateTimeOffset At, bool Done, string Words, DecisionRequest? Request);
