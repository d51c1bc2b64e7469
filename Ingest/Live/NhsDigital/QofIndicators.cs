namespace HealthNeeds.Ingest.Live.NhsDigital;

/// <summary>Which indicator of ours each register and each achievement of the framework is.</summary>
internal static class QofIndicators
{
    /// <summary>By the code of the group of indicators that a register belongs to.</summary>
    public static readonly IReadOnlyDictionary<string, string> Registers = Ours(
        ("DM", "diabetes"), ("CAN", "cancer"), ("CKD", "ckd"), ("NDH", "ndh"), ("PC", "palliative"), ("AF", "af"), ("CHD", "chd"), ("HF", "hf"),
        ("HYP", "hypertension"), ("LVSD", "lvsd"), ("PAD", "pad"), ("STIA", "stroke"), ("AST", "asthma"), ("COPD", "copd"), ("OB", "obesity"),
        ("SMOK", "smoking"), ("DEM", "dementia"), ("DEP", "depression"), ("EP", "epilepsy"), ("LD", "ld"), ("MH", "smi"));

    /// <summary>By the code of the achievement.</summary>
    public static readonly IReadOnlyDictionary<string, string> Achievements = Ours(("DM019", "diabetes-blood-pressure"), ("DM020", "diabetes-hba1c"));

    private static Dictionary<string, string> Ours(params IEnumerable<(string Code, string Suffix)> codes) =>
        codes.ToDictionary(c => c.Code, c => $"qof-{c.Suffix}", StringComparer.Ordinal);
}
