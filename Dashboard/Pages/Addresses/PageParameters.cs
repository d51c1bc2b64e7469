using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Addresses;

/// <summary>The values of a page's address. Empty ones, which forms send, count as absent; those of others are left alone. Every value is given once.</summary>
/// <param name="next">Where a reader goes on whose value is refused; Find need where null.</param>
internal sealed class PageParameters(IQueryCollection given, ReleaseReading reading, NextStep? next = null)
{
    /// <exception cref="RefusedRequestException">It was given more than once.</exception>
    public string? Value(string name) => given[name] switch
    {
        { Count: > 1 } => throw Refused(name, "was given more than once", ["one value"]),
        var values => string.IsNullOrEmpty(values) ? null : (string?)values,
    };

    /// <summary>One of the release's focus areas, or "overall".</summary>
    public string Focus()
    {
        var allowed = reading.FocusAreas.Select(f => f.Id).Prepend(FocusArea.Overall).ToList();
        return Value("focus") is not { } focus ? FocusArea.Overall
            : allowed.Contains(focus, StringComparer.Ordinal) ? focus
            : throw Refused("focus", "is not a focus area", allowed);
    }

    public NeedKind Kind() => Choice<NeedKind>("kind", "is not what places are ranked by") ?? NeedKind.Unmet;

    public AreaLevel Level() => Value("level") is not { } id ? AreaLevel.Lsoa21
        : EnumWords.TryParse<AreaLevel>(id, out var level) && AreaLevels.Ranked.Contains(level) ? level
        : throw Refused("level", "is not a level that is ranked", [.. AreaLevels.Ranked.Select(l => l.Id())]);

    /// <summary>One of the words of an enumeration; null where none is given.</summary>
    /// <param name="fault">As in "The value of “sex” is nobody figures are about."</param>
    public T? Choice<T>(string name, string fault)
        where T : struct, Enum =>
        Value(name) is not { } text ? null : EnumWords.TryParse<T>(text, out var value) ? value : throw Refused(name, fault, EnumWords.All<T>());

    public Sex? Sex() => Choice<Sex>("sex", "is nobody figures are about");

    /// <summary>The authority or MSOA whose areas of the level are shown; null for the whole region.</summary>
    public AreaCode? Within(AreaLevel level)
    {
        if (Value("within") is not { } text || reading.Region.IsCalled(text))
            return null;
        var allowed = reading.Authorities.Select(a => $"{a.Code} ({a.Name})").Prepend($"{reading.Region.Within} ({reading.Region.Name})").ToList();
        if (!AreaCode.TryParse(RecodedAuthorities.Current(text), out var code))
            throw Refused("within", "is not an area code", allowed);
        if (FormerIcb.Of(reading, code) is { } former)
            throw new RefusedRequestException(former);
        if (OtherCountries.Sentence(code) is { } elsewhere)
            throw new RefusedRequestException(Problem.NotUnderstood(elsewhere, allowed, next));
        return IsPlaceWithin(code, level) ? code : throw Refused("within", $"holds no {LevelWords.Plural(level)} of {reading.Region.Name}", allowed);
    }

    /// <summary>Words that are sought, without blanks around them; null where there are none.</summary>
    /// <param name="form">What is allowed: "up to 60 characters".</param>
    public string? Text(string name, int longest, string form)
    {
        var text = Value(name)?.Trim();
        return text is null or "" ? null : text.Length <= longest ? text : throw Refused(name, "is too long", [form]);
    }

    /// <param name="fault">As in "The value of “kind” is not what places are ranked by."</param>
    public RefusedRequestException Refused(string name, string fault, IReadOnlyList<string> allowed) =>
        new(Problem.NotUnderstood($"The value of “{name}” {fault}.", allowed, next));

    private bool IsPlaceWithin(AreaCode code, AreaLevel level)
    {
        if (level == AreaLevel.Ltla24)
            return false;
        if (reading.Authorities.Any(a => a.Code == code))
            return true;
        return level == AreaLevel.Lsoa21 && reading.Lease.Areas.Find(code) is { Level: AreaLevel.Msoa21 } msoa && reading.IsOfRegion(msoa);
    }
}
