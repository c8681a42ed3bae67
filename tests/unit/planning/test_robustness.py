from worlds import curriculum, order, plan


def test_neighbours_that_the_listings_cannot_tell_apart_are_tied():
    result = plan(curriculum("a 10; b 10"), "11 a; 10 b")
    assert order(result) == "a b"
    assert [step.tied for step in result.steps] == [False, True]


def test_what_the_noise_of_19_in_20_studies_may_turn_round_is_tied():
    result = plan(curriculum("a 10; b 10"), "58 a; 48 b")
    assert [step.tied for step in result.steps] == [False, True]
    result = plan(curriculum("a 10; b 10"), "68 a; 38 b")
    assert [step.tied for step in result.steps] == [False, False]


def test_neighbours_far_apart_are_not_tied():
    result = plan(curriculum("a 10; b 10"), "900 a; 100 b")
    assert [step.tied for step in result.steps] == [False, False]


def test_a_step_is_not_tied_with_its_own_prerequisite():
    result = plan(curriculum("a 10; b 10: a"), "10 a; 10 b")
    assert [step.tied for step in result.steps] == [False, False]


def test_a_steady_step_costs_more_when_it_is_put_off():
    result = plan(curriculum("a 10; b 10; c 10"), "60 a; 20 b; 20 c", until=0.75)
    assert order(result) == "a b"
    assert [step.steady for step in result.steps] == [True, False]


def test_an_order_without_a_cut_names_no_steady_steps():
    assert not any(step.steady for step in plan(curriculum("a; b"), "3 a; 1 b").steps)
