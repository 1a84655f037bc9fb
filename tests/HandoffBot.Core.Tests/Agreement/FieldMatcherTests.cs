using FsCheck.Fluent;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Matching;
using HandoffBot.Core.Tests.Properties;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class FieldMatcherTests
{
    [Theory]
    [InlineData("Student", true)]
    [InlineData("PhD STUDENT, physics", true)]
    [InlineData("student's assistant", true)]
    [InlineData("(student)", true)]
    [InlineData("Studentship", false)]
    [InlineData("Students", false)]
    [InlineData("student2", false)]
    [InlineData("e\u0301student", false)]
    [InlineData("student\u0301", false)]
    [InlineData("\U0001D4D0student", false)]
    [InlineData("\U0001F600student\U0001F600", true)]
    [InlineData("studentstudent student", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Matches_finds_whole_words_anywhere(string? title, bool holds) =>
        Assert.Equal(holds, FieldMatcher.Test(FieldMatch.Matches("intern", "student"), "contact.title", title).Holds);

    [Theory]
    [InlineData("Student Success Director", false)]
    [InlineData("Director, student success", false)]
    [InlineData("Student", true)]
    [InlineData("Student Successor", true)]
    public void An_exception_lets_a_value_through(string title, bool holds)
    {
        var found = FieldMatcher.Test(new FieldMatch(MatchOperator.Matches, ["student"], ["student success"]), "contact.title", title);

        Assert.Equal(holds, found.Holds);
        Assert.Equal("student", found.Word);
        Assert.Equal(holds ? null : "student success", found.Exception);
    }

    [Theory]
    [InlineData("a@ourco.test", true)]
    [InlineData("A@OURCO.TEST", true)]
    [InlineData("a@mail.ourco.test", true)]
    [InlineData("Ada <a@ourco.test>", true)]
    [InlineData("ourco.test", true)]
    [InlineData("https://www.ourco.test/about?who=a@b.test", true)]
    [InlineData("ourco.test:8080", true)]
    [InlineData("ourco.test.", true)]
    [InlineData("ourco.test@gmail.test", false)]
    [InlineData("a@notourco.test", false)]
    [InlineData("a@ourco.test.evil.test", false)]
    [InlineData("a@ourco", false)]
    [InlineData("@", false)]
    [InlineData("://", false)]
    public void Domain_is_the_domain_of_an_address_or_one_above_it(string value, bool holds)
    {
        foreach (var written in new[] { "ourco.test", "@ourco.test", ".ourco.test", " ourco.test." })
        {
            Assert.Equal(holds, FieldMatcher.Test(new FieldMatch(MatchOperator.Domain, [written], []), "contact.email", value).Holds);
        }
    }

    [Theory]
    [InlineData("edu@gmail.test", "edu", false)]
    [InlineData("edu.martin@gmail.test", "edu", false)]
    [InlineData("ada@campus.edu", "edu", true)]
    [InlineData("ada@mail.campus.edu", "campus", true)]
    [InlineData("ada@gmail.test", "ada@gmail.test", true)]
    [InlineData("ada@gmail.test", "ada", false)]
    [InlineData("no address: edu", "edu", true)]
    public void In_an_address_matches_looks_at_the_domain_alone_unless_its_word_is_an_address(string address, string word, bool holds)
    {
        Assert.Equal(holds, FieldMatcher.Test(FieldMatch.Matches(word), "contact.email", address).Holds);
        Assert.Equal(holds, FieldMatcher.Test(FieldMatch.Matches(word), "OWNER", address).Holds);
    }

    [Theory]
    [InlineData(MatchOperator.StartsWith, "edu", "edu@gmail.test", true)]
    [InlineData(MatchOperator.StartsWith, "edu", "redu@gmail.test", false)]
    [InlineData(MatchOperator.EndsWith, ".EDU", "ada@campus.edu", true)]
    [InlineData(MatchOperator.EndsWith, ".edu", "ada@campus.education", false)]
    [InlineData(MatchOperator.Is, "Ada@campus.edu", " ada@campus.edu ", true)]
    [InlineData(MatchOperator.Is, "campus.edu", "ada@campus.edu", false)]
    [InlineData(MatchOperator.StartsWith, "", "x", false)]
    [InlineData(MatchOperator.EndsWith, "", "x", false)]
    [InlineData(MatchOperator.Domain, "", "x", false)]
    [InlineData(MatchOperator.Matches, " ", "x y", false)]
    public void The_other_operators_look_at_the_whole_value(MatchOperator how, string word, string value, bool holds) =>
        Assert.Equal(holds, FieldMatcher.Test(new FieldMatch(how, [word], []), "contact.email", value).Holds);

    [Theory]
    [InlineData("account.employees", "100.0", "100", true)]
    [InlineData("account.employees", "1000", "100", false)]
    [InlineData("account.name", "100.0", "100", false)]
    public void Numbers_are_compared_as_numbers_where_the_field_holds_one(string field, string value, string word, bool holds) =>
        Assert.Equal(holds, FieldMatcher.Test(FieldMatch.Is(word), field, value).Holds);

    [Fact]
    public void Any_value_is_compared_with_any_word_without_failing_and_an_exception_never_adds_a_hit() =>
        PropertyRunner.ForAll(
            Generators.Text.Two()
                .SelectMany(
                    _ => Gen.Elements(Enum.GetValues<MatchOperator>()),
                    (texts, how) => (Value: texts.Item1, Word: texts.Item2 ?? "", How: how)
                ),
            n =>
            {
                foreach (var field in new[] { "contact.email", "contact.title", "account.employees" })
                {
                    var plain = FieldMatcher.Test(new FieldMatch(n.How, [n.Word], []), field, n.Value);
                    var excepted = FieldMatcher.Test(new FieldMatch(n.How, [n.Word], [n.Value ?? ""]), field, n.Value);
                    Assert.Equal(plain.Word, excepted.Word);
                    Assert.True(plain.Holds || !excepted.Holds);
                }
            }
        );

    [Fact]
    public void A_value_is_its_own_whole_its_own_beginning_and_its_own_end() =>
        PropertyRunner.ForAll(Generators.Text.Where(text => !string.IsNullOrWhiteSpace(text)), text =>
            Assert.All([MatchOperator.Is, MatchOperator.StartsWith, MatchOperator.EndsWith, MatchOperator.Matches], how =>
                Assert.True(FieldMatcher.Test(new FieldMatch(how, [text!], []), "contact.title", text).Holds)
            )
        );

    [Fact]
    public void A_megabyte_of_near_hits_is_searched_once_through()
    {
        var value = string.Concat(Enumerable.Repeat("students ", 100_000));

        Assert.False(FieldMatcher.Test(FieldMatch.Matches("student"), "contact.title", value).Holds);
        Assert.True(FieldMatcher.Test(FieldMatch.Matches("student"), "contact.title", value + "student").Holds);
    }
}
