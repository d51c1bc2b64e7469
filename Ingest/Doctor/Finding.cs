using System.Text.Json.Serialization;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>What was found of one part of a deployment.</summary>
/// <param name="Check">What was looked at, in a word or two; stays the same from version to version, for monitors.</param>
/// <param name="Found">In a sentence.</param>
/// <param name="Fix">What to do, with the command where there is one; null where nothing is to be done.</param>
internal sealed record Finding(string Check, FindingVerdict Verdict, string Found, string? Fix = null)
{
    public static Finding Ok(string check, string found) => new(check, FindingVerdict.Ok, found);

    public static Finding NotChecked(string check, string why) => new(check, FindingVerdict.NotChecked, why);

    public static Finding Warn(string check, string found, string fix) => new(check, FindingVerdict.Warn, found, fix);

    public static Finding Fail(string check, string found, string fix) => new(check, FindingVerdict.Fail, found, fix);
}

/// <summary>How a part of a deployment is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingVerdict>))]
internal enum FindingVerdict
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>It could not be looked at, or does not apply; says why.</summary>
    [JsonStringEnumMemberName("not-checked")]
    NotChecked,

    /// <summary>It works, and somebody should look.</summary>
    [JsonStringEnumMemberName("warn")]
    Warn,

    /// <summary>Readers get nothing, or nothing new, until it is mended.</summary>
    [JsonStringEnumMemberName("fail")]
    Fail,
}

/// <summary>Sizes as people say them.</summary>
internal static class SizeText
{
    public static string Of(long bytes) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
