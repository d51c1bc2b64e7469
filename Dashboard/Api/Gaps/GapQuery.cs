using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Gaps;

/// <summary>The whole state of the page, as its address and that of its API twin say it.</summary>
/// <param name="Need">One need of the taxonomy, whose places are listed; null for all.</param>
internal sealed record GapQuery(string Focus, string? Need)
{
    public const string Page = "/gaps";

    /// <summary>Places of the reader's own that are looked at; null for the whole region.</summary>
    public PlaceLimit? Limit { get; init; }

    public static readonly ParameterRule
        NeedRule = ParameterRules.Need with { Description = "Only this need, with the places where nothing open answers it.", Allowed = ["a need's id (lower-case letters, digits and hyphens), listed in 'needs' of the answer"] },
        TableRule = ParameterRule.OneOf("table", "Which table a CSV holds.", "needs", "needs", "places", "outreach", "pairs");

    public string Text => string.Join('&', new[] { Focus == FocusArea.Overall ? null : $"focus={Focus}", Need is null ? null : $"need={Need}", Limit?.Text }.OfType<string>());

    public string Address => Text.Length == 0 ? Page : $"{Page}?{Text}";

    /// <summary>The API twin's address, its CSV of one table.</summary>
    public string Download(string table) => $"/api/v1{Page}?{(Text.Length == 0 ? null : Text + "&")}table={table}&format=csv";

    public string Json => $"/api/v1{Address}";
}
